import type { ComponentChild } from 'preact';
import { EarlierTexts } from './EarlierTexts.tsx';
import type { ExerciseFacts } from './exerciseFacts.ts';
import { Hints } from './Hints.tsx';
import { Notices } from './Notices.tsx';
import type { FindRegion, PageRegion } from './pageRegions.ts';
import { renderKeepingFocus } from './renderKeepingFocus.ts';
import { SolutionPanel } from './SolutionPanel.tsx';
import { Toolbar } from './Toolbar.tsx';
import type { WorkbenchAction } from './reduceWorkbench.ts';
import { canUndoReset, type WorkbenchState } from './workbenchState.ts';

/** What the page shows: the state, and what has been loaded to show it with. */
export interface PageModel {
  readonly facts: ExerciseFacts;
  readonly state: WorkbenchState;
  readonly SolutionView: typeof import('./SolutionView.tsx').SolutionView | null;
  readonly solution: string | null;
  readonly solutionFailed: boolean;
}

/** What the reader can do on the page. */
export interface PageActions {
  readonly dispatch: (action: WorkbenchAction) => void;
  readonly decide: (choice: 'keepMine' | 'takeTheirs') => void;
  readonly dropOldest: () => void;
  readonly run: () => void;
  readonly showSolution: (action: 'askSolution' | 'showSolution') => void;
}

/** Brings every part of the page but the code and the results up to date. */
export function paintWorkbench(find: FindRegion, model: PageModel, on: PageActions): void {
  const { facts, state, SolutionView, solution } = model;
  const paint = (region: PageRegion, view: ComponentChild): void =>
    renderKeepingFocus(view, find(region));

  paint(
    'bar',
    <Toolbar
      ready
      running={state.run.status === 'running'}
      solved={state.solved}
      solvedOlder={state.solvedOlder}
      canReset={state.text !== facts.starter}
      canUndoReset={canUndoReset(state) && state.text === facts.starter}
      onRun={on.run}
      onReset={() => on.dispatch({ type: 'reset' })}
      onUndoReset={() => on.dispatch({ type: 'undoReset' })}
    />,
  );
  paint(
    'notices',
    <Notices
      state={state}
      fileName={`${facts.slug.replace('/', '-')}.ts`}
      workHref={`${facts.baseUrl.replace(/\/$/, '')}/your-work/`}
      onDecide={on.decide}
      onAction={on.dispatch}
      onDropOldest={on.dropOldest}
    />,
  );
  paint(
    'hints',
    <Hints
      hints={facts.hints}
      open={state.hints}
      onOpen={() => on.dispatch({ type: 'openHint' })}
    />,
  );
  paint(
    'solution',
    <SolutionPanel
      state={state.solution}
      failed={model.solutionFailed}
      onAsk={() => on.showSolution('askSolution')}
      onShow={() => on.showSolution('showSolution')}
      onHide={() => on.dispatch({ type: 'hideSolution' })}
    />,
  );
  paint(
    'solutionText',
    state.solution === 'shown' && SolutionView !== null && solution !== null ? (
      <SolutionView solution={solution} text={state.text} />
    ) : null,
  );
  paint(
    'earlier',
    <EarlierTexts
      kept={state.kept.filter((entry) => entry.text !== state.text)}
      onBringBack={(text) => on.dispatch({ type: 'bringBack', text })}
    />,
  );
}
