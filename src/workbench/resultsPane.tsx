import { type ComponentChildren, render } from 'preact';
import type { EditorMark } from '../editor/codeEditor.ts';
import type { SourcePosition } from '../runner/sourcePosition.ts';
import { Headline } from './Headline.tsx';
import { nextFailure } from './nextFailure.ts';
import type { FindRegion } from './pageRegions.ts';
import type { RunState } from './workbenchState.ts';

interface ResultsPaneOptions {
  /** Finds the regions "headline", a live region, and "results". */
  readonly find: FindRegion;
  /** What the run is called in a KTAP report. */
  readonly suite: string;
  readonly goTo: (position: SourcePosition) => void;
  readonly setMarks: (marks: readonly EditorMark[]) => void;
}

/** Milliseconds of a run during which the results of the last one stay: most runs are over by then. */
const KEPT_FOR = 300;

/** Where the outcome of a run is shown, below its headline. */
export interface ResultsPane {
  /** Fetches the list of results ahead of the first run. */
  load(): void;
  /** Takes the mark of the former verdict away, before anything of the run is shown: what stands there is out of date. */
  begin(): void;
  /**
   * Shows a run.
   *
   * @param text the code as it is now; a run of other code is called older.
   * @param passed what follows a pass.
   */
  show(run: RunState, text: string, passed?: ComponentChildren): void;
  /** Marks the lines that the run points at, and leads to its headline or its first failure. */
  point(run: RunState): void;
  /** Opens and focuses the next failing check. */
  nextFailure(): void;
}

/** Fills the headline and the results of a page. */
export function resultsPane({ find, suite, goTo, setMarks }: ResultsPaneOptions): ResultsPane {
  let View: typeof import('./Results.tsx').Results | null = null;
  let marksOf: typeof import('./verdictMarks.ts').verdictMarks;
  let failed = false;
  let shown: Parameters<ResultsPane['show']> = [{ status: 'idle' }, ''];
  let clearing: ReturnType<typeof setTimeout> | undefined;
  /** Counts runs, so that nothing of a list stays in the next: what was opened, or which step was shown. */
  let list = 0;

  const paint = (): void => {
    const [run, text, passed] = shown;
    render(<Headline key={list} run={run} />, find('headline'));
    if (run.status === 'running') {
      clearing ??= setTimeout(() => render(null, find('results')), KEPT_FOR);
      return;
    }
    clearTimeout(clearing);
    clearing = undefined;
    const results =
      run.status === 'done' && View !== null ? (
        <View
          key={list}
          verdict={run.verdict}
          source={run.source}
          suite={suite}
          stale={run.source !== text}
          passed={passed}
          onGoTo={goTo}
          onNextFailure={() => nextFailure(find('results'))}
        />
      ) : run.status === 'done' && failed ? (
        <div class="whp-results">
          {run.verdict.detail !== undefined && <p>{run.verdict.detail}</p>}
          {run.verdict.kind !== 'fault' && (
            <p>The list of results could not be loaded. Check the connection and run again.</p>
          )}
        </div>
      ) : null;
    render(results, find('results'));
  };

  const mark = (run: RunState): void => {
    // On a text that has changed meanwhile they would stand at the wrong lines.
    const isCurrent = View !== null && run.status === 'done' && run.source === shown[1];
    setMarks(isCurrent ? marksOf(run.verdict) : []);
  };

  return {
    load() {
      if (View !== null) return;
      failed = false;
      Promise.all([import('./Results.tsx'), import('./verdictMarks.ts')]).then(
        ([{ Results }, { verdictMarks }]) => {
          View = Results;
          marksOf = verdictMarks;
          paint();
          mark(shown[0]);
        },
        (error: unknown) => {
          console.info('The list of results did not load.', error);
          failed = true;
          paint();
        },
      );
    },
    begin() {
      const region = find('headline');
      region.ariaBusy = 'true';
      // The next headline is an element of its own, so that the same words are announced again.
      region.querySelector('[data-verdict]')?.removeAttribute('data-verdict');
    },
    show(...what) {
      const [run] = what;
      if (run !== shown[0]) {
        list += 1;
        find('headline').ariaBusy = run.status === 'running' ? 'true' : null;
      }
      shown = what;
      paint();
    },
    point(run) {
      mark(run);
      if (run.status !== 'done') return;
      find('headline').scrollIntoView({ block: 'nearest' });
      // Whoever is in the editor stays there; who pressed the button is led to what failed.
      if (document.activeElement?.matches('.whp-run')) {
        requestAnimationFrame(() => nextFailure(find('results')));
      }
    },
    nextFailure: () => nextFailure(find('results')),
  };
}
