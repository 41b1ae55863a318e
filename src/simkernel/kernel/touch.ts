/**
 * What one step touched of the state that tasks share: a field of an object, or a wait queue. Two steps of different
 * tasks depend on each other when one of them writes what both touch.
 */
export interface Touch {
  readonly what: string;
  readonly writes: boolean;
}

/** Collects what a step touches, while a search asks for it. */
export class TouchLog {
  #touches: Touch[] = [];
  readonly on: boolean;

  constructor(on: boolean) {
    this.on = on;
  }

  add(what: string, writes: boolean): void {
    if (this.on) this.#touches.push({ what, writes });
  }

  /** What was collected since the last call. */
  take(): readonly Touch[] {
    const taken = this.#touches;
    if (taken.length > 0) this.#touches = [];
    return taken;
  }
}
