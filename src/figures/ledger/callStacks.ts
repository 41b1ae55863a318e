interface Frame {
  fn: string;
  args: Readonly<Record<string, unknown>>;
}

/** The functions that each task is in, as its trace so far tells. */
export class CallStacks {
  readonly #stacks = new Map<string, Frame[]>();

  enter(task: string, fn: string, args: Frame['args']): void {
    const stack = this.#stacks.get(task);
    if (stack) stack.push({ fn, args });
    else this.#stacks.set(task, [{ fn, args }]);
  }

  leave(task: string, fn: string): void {
    const stack = this.#stacks.get(task) ?? [];
    const at = stack.findLastIndex((frame) => frame.fn === fn);
    if (at >= 0) stack.length = at;
  }

  /** The innermost function that fits. */
  nearest(task: string, fits: (fn: string) => boolean): string | undefined {
    return this.#stacks.get(task)?.findLast(({ fn }) => fits(fn))?.fn;
  }

  /** An argument of a function that the task is in. */
  argOf(task: string, fn: string, name: string): unknown {
    return this.#stacks.get(task)?.findLast((frame) => frame.fn === fn)?.args[name];
  }
}
