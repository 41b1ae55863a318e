/** The simulated kernel oopsed. Thrown through every simulated frame; the machine refuses all calls after it. */
export class KernelPanic extends Error {
  readonly splat: string;

  constructor(splat: string, text: string) {
    super(text);
    this.name = 'KernelPanic';
    this.splat = splat;
  }
}
