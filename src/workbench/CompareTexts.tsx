import { Component } from 'preact';

interface CompareTextsProps {
  before: string;
  after: string;
  /** What the two texts are called. */
  names: { expected: string; seen: string };
}

interface Loaded {
  readonly Difference: typeof import('./Difference.tsx').Difference;
  readonly differenceLines: typeof import('./differenceLines.ts').differenceLines;
}

interface CompareTextsState {
  loaded: Loaded | null;
  failed: boolean;
}

/** A difference of two texts, behind a summary; what compares them is loaded when it is opened. */
export class CompareTexts extends Component<CompareTextsProps, CompareTextsState> {
  override state: CompareTextsState = { loaded: null, failed: false };

  load = async (): Promise<void> => {
    if (this.state.loaded !== null) return;
    try {
      const [{ Difference }, { differenceLines }] = await Promise.all([
        import('./Difference.tsx'),
        import('./differenceLines.ts'),
      ]);
      this.setState({ loaded: { Difference, differenceLines }, failed: false });
    } catch (error) {
      console.info('The comparison did not load.', error);
      this.setState({ failed: true });
    }
  };

  override render({ before, after, names }: CompareTextsProps) {
    const { loaded, failed } = this.state;
    return (
      <details class="whp-compare" aria-live="off" onToggle={this.load}>
        <summary>Compare</summary>
        {failed && <p>The comparison could not be loaded. Close and open it to try again.</p>}
        {loaded !== null && (
          <loaded.Difference lines={loaded.differenceLines(before, after)} names={names} />
        )}
      </details>
    );
  }
}
