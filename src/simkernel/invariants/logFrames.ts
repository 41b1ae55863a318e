import type { TraceEvent, TraceValue } from '../kernel/traceEvent.ts';

/** A call that a task is in, as the log shows it. */
export interface LogFrame {
  readonly fn: string;
  readonly args: Readonly<Record<string, TraceValue>>;
}

/** One event of the log, and the functions that its task was in, innermost first; of a call and a return itself included. */
export interface LogStep {
  readonly event: TraceEvent;
  readonly stack: readonly string[];
}

/** The calls that each task is in while one goes through the log. */
export class LogFrames {
  readonly #frames = new Map<string, LogFrame[]>();

  /** Takes the next event in. @returns it with the stack of its task, and the frames, outermost first */
  next(event: TraceEvent): { step: LogStep; frames: readonly LogFrame[] } {
    let frames = this.#frames.get(event.task);
    if (!frames) {
      frames = [];
      this.#frames.set(event.task, frames);
    }
    if (event.kind === 'call') frames.push({ fn: event.fn, args: event.args });
    const seen = [...frames];
    if (event.kind === 'return') frames.pop();
    return { step: { event, stack: seen.map(({ fn }) => fn).reverse() }, frames: seen };
  }
}
