/** What a judge says about one observation. `expected` and `seen` are text or plain data to show. */
export interface Judgement {
  readonly pass: boolean;
  readonly expected: unknown;
  readonly seen: unknown;
  /** A sentence for the reader when expected against seen does not explain itself, or of what a pass has shown. */
  readonly message?: string;
  /** A text of the answer that the failure is about, such as a command, as the sandbox reported it. */
  readonly about?: unknown;
  /**
   * The interleaving that goes wrong, as the sandbox reported it; shown only if it has the form of one. A check that asks
   * for one passes with it.
   */
  readonly interleaving?: unknown;
}

export interface Expectation {
  /** The check's name in kernel words. */
  readonly name: string;
  /** The releases it runs on; absent: every release of the exercise. */
  readonly releases?: readonly string[];
  /**
   * Judges one observation. `seen` is whatever the sandbox reported: any JSON value, made by
   * code that is not trusted. The judge must not throw and must not pass on what is missing.
   */
  judge(seen: unknown, context: { readonly release: string }): Judgement;
}

/** The expected values of one exercise, by check id. They never enter the sandbox. */
export type Expectations = Readonly<Record<string, Expectation>>;
