import type { Machine } from '../kernel/machine.ts';
import { type CheckOptions, InvariantWatch, type Violation } from './invariantWatch.ts';
import { requireArguments } from '../kernel/requireArguments.ts';

/**
 * Checks a booted kernel against the invariants I1 to I17: its state as it is, and its whole event log where the
 * machine was booted with tracing on (the default). A violation with `known` is one that real kernels of that
 * release have too. An oracle that must not be stricter than the kernel filters those out:
 * `checkInvariants(machine).filter(({ known }) => !known)`.
 * @param options - `at: 'step'` while a task is in the middle of a call; `holders` for exact counts; `only` for
 * some of them
 * @since 5.2, the oldest release that boots
 * @returns one entry a place that is wrong; empty where all hold
 * @throws SimError badArgument for anything else than what the parameters name
 * @source each invariant names its own
 */
export function checkInvariants(machine: Machine, options: CheckOptions = {}): Violation[] {
  requireArguments('checkInvariants', 'machine: machine, options: record?', [machine, options]);
  return new InvariantWatch(machine).check(options);
}
