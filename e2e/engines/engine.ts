/** A browser of another make than the one that all other tests run in. */
export interface Engine {
  /** Name and version, as the browser says them. */
  readonly version: string;
  goto(address: string): Promise<void>;
  /** The value of an expression in the page, a promise's when it is one. Only what JSON can hold comes back. */
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}
