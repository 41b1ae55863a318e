import { h } from 'preact';
import type { Verdict } from '../runner/verdict.ts';
import { openDraftStore } from '../storage/draftStore.ts';
import { progressOf, rememberProgress } from '../storage/progressStore.ts';
import { browserStorage } from '../storage/textStorage.ts';
import { answerRunner } from './answerRunner.ts';
import { codePane } from './codePane.ts';
import { draftKeeper } from './draftKeeper.ts';
import type { ExerciseFacts } from './exerciseFacts.ts';
import { Passed } from './Passed.tsx';
import { pageKeys } from './pageKeys.ts';
import { pageRegions } from './pageRegions.ts';
import { type PageActions, type PageModel, paintWorkbench } from './paintWorkbench.tsx';
import { resultsPane } from './resultsPane.tsx';
import { watchStorage } from './watchStorage.ts';
import { reduceWorkbench, type WorkbenchAction } from './reduceWorkbench.ts';
import { canUndoReset, openWorkbench } from './workbenchState.ts';

/** Milliseconds of a run after which the page says that it runs: most runs are over by then. */
const SAID_AFTER = 100;

/** Brings an exercise page to life. Loads no editor, compiler or check before the reader acts. */
export function startWorkbench(root: HTMLElement, facts: ExerciseFacts): void {
  const find = pageRegions(root);
  const runner = answerRunner(facts);
  const passed = h(Passed, { upstream: facts.upstream, next: facts.next });
  let painting = false;
  let model: PageModel = {
    facts,
    state: openWorkbench({
      starter: facts.starter,
      hintCount: facts.hints.length,
      progress: progressOf(facts, browserStorage),
    }),
    SolutionView: null,
    solution: null,
    solutionFailed: false,
  };

  const change = (part: Partial<PageModel>): void => {
    model = { ...model, ...part };
    if (painting) return;
    painting = true;
    queueMicrotask(paintIfDue);
  };
  const dispatch = (action: WorkbenchAction): void =>
    change({ state: reduceWorkbench(model.state, action) });
  const keeper = draftKeeper({
    store: openDraftStore({ slug: facts.slug, storage: browserStorage }),
    getState: () => model.state,
    dispatch,
  });
  keeper.restore();
  watchStorage({ slug: facts.slug, onLeave: keeper.saveNow, onChange: keeper.look });

  let editorText = model.state.text;
  const editor = codePane({
    find,
    text: editorText,
    asRendered: editorText === facts.starter,
    label: `Your code for: ${facts.title}`,
    modules: [facts.module],
    scope: 'answer',
    onEdit(text) {
      editorText = text;
      runner.compileAhead(text);
      dispatch({ type: 'edited', text });
      keeper.saveSoon();
    },
    onIntent: warm,
  });
  const results = resultsPane({
    find,
    suite: facts.slug,
    goTo: (position) => editor.goTo(position),
    setMarks: (marks) => editor.setMarks(marks),
  });

  function warm(): void {
    runner.warm();
    results.load();
  }

  const actions: PageActions = {
    dispatch(action) {
      dispatch(action);
      keeper.saveNow();
    },
    decide: keeper.decide,
    dropOldest: keeper.dropOldest,
    async run() {
      keeper.saveNow();
      warm();
      const source = model.state.text;
      results.begin();
      const saying = setTimeout(sayRunning, SAID_AFTER);
      const verdict = await runner.run(source);
      clearTimeout(saying);
      if (verdict === null) return;
      dispatch({ type: 'runFinished', source, verdict });
      paintIfDue();
      // What the reader waits for stands in the page; the rest is for afterwards.
      setTimeout(finish, 0, verdict);
    },
    async showSolution(action) {
      actions.dispatch({ type: action });
      if (model.state.solution !== 'shown') return;
      change({ solutionFailed: false });
      try {
        const [{ loadSolution }, { SolutionView }] = await Promise.all([
          import('./exercises.ts'),
          import('./SolutionView.tsx'),
        ]);
        change({ SolutionView, solution: await loadSolution(facts.slug) });
      } catch (error) {
        console.info('The solution did not load.', error);
        actions.dispatch({ type: 'hideSolution' });
        change({ solutionFailed: true });
      }
    },
  };

  function sayRunning(): void {
    dispatch({ type: 'runStarted' });
    results.point(model.state.run);
  }

  function finish(verdict: Verdict): void {
    keeper.saveNow();
    if (verdict.kind !== 'fault') rememberProgress('tried', facts, browserStorage);
    if (verdict.kind === 'pass') rememberProgress('solved', facts, browserStorage);
    results.point(model.state.run);
    editor.loadWhenIdle();
  }

  function paintIfDue(): void {
    if (painting) paint();
  }

  function paint(): void {
    painting = false;
    if (model.state.text !== editorText) {
      editorText = model.state.text;
      editor.replaceText(editorText);
    }
    paintWorkbench(find, model, actions);
    results.show(model.state.run, model.state.text, passed);
  }

  pageKeys({
    onRun: actions.run,
    onNextFailure: results.nextFailure,
    onHint: () => actions.dispatch({ type: 'openHint' }),
    onReset() {
      const undo = canUndoReset(model.state) && model.state.text === facts.starter;
      actions.dispatch({ type: undo ? 'undoReset' : 'reset' });
    },
  });
  paint();
}
