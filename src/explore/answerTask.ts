import { requireArguments } from '../simkernel/kernel/requireArguments.ts';
import type { Kernel } from '../simkernel/kernel/kernel.ts';
import type { Preemptible } from '../simkernel/kernel/preemptible.ts';

/**
 * A function that the reader exports, as what a task runs: for `machine.call()` and `machine.spawn()`.
 * @param answer - what the reader's file exports
 * @param name - the exported function; it gets the kernel, and then `args`
 * @since 5.2, the oldest release that boots
 * @returns the body of a task, which throws an Error if the function is no generator
 * @throws SimError badArgument for what no parameter takes
 * @source the search of this guide; the kernel has none
 */
export function answerTask(
  answer: Readonly<Record<string, unknown>>,
  name: string,
  ...args: readonly unknown[]
): (k: Kernel) => Preemptible<unknown> {
  requireArguments('answerTask', 'answer: record, name: text', [answer, name]);
  return (k) => {
    const body = (answer[name] as (...all: unknown[]) => Preemptible<unknown>)(k, ...args);
    if (typeof body?.next !== 'function') {
      throw new Error(`${name}() is a plain function: begin it with "function*".`);
    }
    return body;
  };
}
