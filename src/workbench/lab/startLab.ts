import type { LabSettings } from '../../runner/lab/labSettings.ts';
import { contentHash } from '../../storage/contentHash.ts';
import { openDraftStore } from '../../storage/draftStore.ts';
import { browserStorage } from '../../storage/textStorage.ts';
import { codePane } from '../codePane.ts';
import { draftKeeper } from '../draftKeeper.ts';
import { nextFailure } from '../nextFailure.ts';
import { pageKeys } from '../pageKeys.ts';
import { pageRegions } from '../pageRegions.ts';
import { watchStorage } from '../watchStorage.ts';
import { reduceWorkbench, type WorkbenchAction } from '../reduceWorkbench.ts';
import { openWorkbench } from '../workbenchState.ts';
import { errorMarks } from '../errorMarks.ts';
import { firstExample, type LabFacts } from './labFacts.ts';
import { labRunner } from './labRunner.ts';
import { keepLabSettings, loadLabSettings } from './labSettingsStore.ts';
import { linkFragment, openLink } from './openLink.ts';
import { type LabActions, type LabModel, paintLab } from './paintLab.tsx';

type Changing = Omit<LabModel, 'facts' | 'address'>;

/** Brings the lab's page to life. Loads no editor and no runner before the reader acts, and runs nothing by itself. */
export async function startLab(root: HTMLElement, facts: LabFacts): Promise<void> {
  const find = pageRegions(root);
  const address = new URL(`${facts.baseUrl.replace(/\/?$/, '/')}lab/`, location.origin).href;
  const first = firstExample(facts);
  const fragment = linkFragment(location.hash);
  const link = await openLink(location.hash);
  const linked = link.kind === 'opened' ? link : null;
  const runner = labRunner(facts.baseUrl);
  let painting = false;
  let model: Changing = {
    state: openWorkbench({
      starter: linked?.shared.code ?? first,
      hintCount: 0,
      progress: null,
    }),
    settings: linked?.shared.settings ?? loadLabSettings(browserStorage) ?? facts.settings,
    link: link.kind === 'opened' ? { kind: 'opened' } : link,
    run: { status: 'idle' },
    ResultsView: null,
    ShareView: null,
    shareFailed: false,
  };

  const change = (part: Partial<Changing>): void => {
    model = { ...model, ...part };
    if (painting) return;
    painting = true;
    queueMicrotask(paint);
  };
  const dispatch = (action: WorkbenchAction): void =>
    change({ state: reduceWorkbench(model.state, action) });
  // What comes by a link is kept apart from the reader's own draft, each link for itself.
  const slug = linked ? `lab/link/${contentHash(linked.fragment)}` : 'lab';
  const keeper = draftKeeper({
    store: openDraftStore({ slug, storage: browserStorage }),
    getState: () => model.state,
    dispatch,
  });
  keeper.restore();
  // The first example is no starter that one would want to be told of when it changes.
  dispatch({ type: 'keepOldStarter' });
  watchStorage({ slug, onLeave: keeper.saveNow, onChange: keeper.look });

  let editorText = model.state.text;
  const editor = codePane({
    find,
    text: editorText,
    asRendered: editorText === first,
    label: 'Code of the lab',
    modules: ['simkernel', 'simtrees', 'explore'],
    scope: 'whole',
    onEdit(text) {
      editorText = text;
      dispatch({ type: 'edited', text });
      if (model.link.kind !== 'none') change({ link: { kind: 'none' } });
      keeper.saveSoon();
    },
    onIntent: warm,
  });

  function warm(): void {
    runner.warm();
    if (model.ResultsView !== null) return;
    import('./LabResults.tsx').then(
      ({ LabResults }) => change({ ResultsView: LabResults }),
      (error: unknown) => console.info('The results of the lab did not load.', error),
    );
  }

  function setSettings(settings: LabSettings): void {
    change({ settings });
    if (!linked) keepLabSettings(settings, browserStorage);
  }

  const act = (action: WorkbenchAction): void => {
    dispatch(action);
    keeper.saveNow();
  };

  async function run(): Promise<void> {
    keeper.saveNow();
    warm();
    change({ run: { status: 'running' } });
    editor.setMarks([]);
    const request = { source: model.state.text, settings: model.settings };
    const outcome = await runner.run(request);
    if (outcome === null) return;
    change({ run: { status: 'done', request, outcome } });
    const { source } = request;
    editor.setMarks(errorMarks({ source, text: model.state.text, errors: outcome.errors }));
    find('headline').scrollIntoView({ block: 'nearest' });
    editor.loadWhenIdle();
  }

  function startFrom(name: string): void {
    const example = facts.examples.find((one) => one.name === name);
    if (!example) return;
    // The text before it is kept, as before a reset.
    const { starter, begunFrom } = model.state;
    const replaced = reduceWorkbench({ ...model.state, starter: example.code }, { type: 'reset' });
    change({ state: { ...replaced, starter, begunFrom }, link: { kind: 'none' } });
    keeper.saveNow();
  }

  async function toggleShare(): Promise<void> {
    if (model.ShareView !== null) return change({ ShareView: null });
    try {
      const { LabShare } = await import('./LabShare.tsx');
      change({ ShareView: LabShare, shareFailed: false });
    } catch (error) {
      console.info('The share panel did not load.', error);
      change({ shareFailed: true });
    }
  }

  const actions: LabActions = {
    change,
    act,
    decide: keeper.decide,
    dropOldest: keeper.dropOldest,
    run,
    setSettings,
    startFrom,
    toggleShare,
    goTo: (position) => editor.goTo(position),
  };

  function paint(): void {
    painting = false;
    if (model.state.text !== editorText) {
      editorText = model.state.text;
      editor.replaceText(editorText);
    }
    paintLab(find, { facts, address, ...model }, actions);
  }

  pageKeys({ onRun: run, onNextFailure: () => nextFailure(find('results')) });
  // An anchor of the page leaves what is open as it is; the address without one stands for the reader's own draft.
  addEventListener('hashchange', () => {
    const now = linkFragment(location.hash);
    if (now !== fragment && (now !== '' || location.hash === '')) location.reload();
  });
  paint();
}
