import type { Kernel } from '../simkernel/kernel/kernel.ts';
import { requireArguments } from '../simkernel/kernel/requireArguments.ts';
import type { page } from '../simkernel/mm/page.ts';

/** No right answer touches a count so often for one reference that more moments would be left. */
const mostMoments = 12;

/** Another CPU, which comes in once while the first is at work. */
export interface OtherCpu {
  /** A function of the kernel that works on a page, for `livepatch()`: a step, and a moment before and after it. */
  hooked<T>(
    name: string,
    step: (of: page, nr: number) => T,
  ): (k: Kernel, of: page, nr?: number) => T;
  /** The first CPU is done: the other comes in now, if it has not. Gives the moment at which it came, null for this one. */
  end(k: Kernel): string | null;
}

/** Has another CPU do something, once, at the moment of this run. */
export type SendOtherCpu = (comeIn: (k: Kernel) => void) => OtherCpu;

/**
 * Runs the same scene again and again, and another CPU comes in one moment later each time, until it comes last.
 * @param run - sets the scene and sends the other CPU; says in `between` what `end()` gave
 * @since 5.2, the oldest release that boots
 * @returns what each run gave; the last has `between` null, unless there were more than twelve moments
 * @throws SimError badArgument for what no parameter takes
 * @source the search of this guide; the kernel has none
 */
export function atEachMoment<T extends { readonly between: string | null }>(
  run: (send: SendOtherCpu) => T,
): T[] {
  requireArguments('atEachMoment', 'run: function', [run]);
  const runs: T[] = [];
  for (let moment = 0; moment < mostMoments; moment += 1) {
    const seen = run((comeIn) => otherCpuAt(moment, comeIn));
    runs.push(seen);
    if (seen.between === null) break;
  }
  return runs;
}

function otherCpuAt(moment: number, comeIn: (k: Kernel) => void): OtherCpu {
  let between: string | null = null;
  let passed = 0;
  let hasCome = false;
  const enter = (k: Kernel) => {
    hasCome = true;
    comeIn(k);
  };
  const pass = (k: Kernel, name: string) => {
    if (hasCome) return;
    if (passed === moment) {
      between = name;
      enter(k);
    }
    passed += 1;
  };
  return {
    hooked:
      (name, step) =>
      (k, of, nr = 1) => {
        pass(k, `before ${name}()`);
        const result = step(of, nr);
        pass(k, `after ${name}()`);
        return result;
      },
    end(k) {
      if (!hasCome) enter(k);
      return between;
    },
  };
}
