/** How a simulation is brought to an error. */
export interface ErrorExample {
  /** What the run does, as the page says it. */
  readonly does: string;
  /** Throws the error. */
  readonly run: () => void;
}
