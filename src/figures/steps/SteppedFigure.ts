import { Component } from 'preact';

interface FigureState {
  /** Undefined until somebody steps. */
  step?: number;
  /** Whether the script of the page runs. */
  isLive?: boolean;
}

/**
 * A figure that is walked through in steps. Rendered on the server as a whole, at its last step; the buttons come with
 * the script. A class, because hooks would cost every reading page more than a kilobyte.
 */
export abstract class SteppedFigure<Props> extends Component<Props, FigureState> {
  /** Its last step, from the properties. */
  abstract lastStep(): number;

  /** The step shown. */
  get step(): number {
    return this.state.step ?? this.lastStep();
  }

  get isLive(): boolean {
    return this.state.isLive ?? false;
  }

  go(step: number): void {
    this.setState({ step });
  }

  override componentDidMount(): void {
    this.setState({ isLive: true });
  }
}
