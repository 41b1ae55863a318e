import { requireArguments } from '../simkernel/kernel/requireArguments.ts';
import type { ScenarioBoot, Scenarios } from '../simkernel/kernel/scenario.ts';
import type { Bound, Exploration, HowToBoot, Scene } from './explore.ts';
import { searchInterleavings } from './searchInterleavings.ts';

/** What the checks of a reproducer have in common. */
export interface Reproducer<S extends Scene> extends Pick<Exploration<S>, 'tasks'> {
  /** Sets the scene, with the reader's test in it and the functions of a mutant in the place of the kernel's. */
  readonly scene: (
    boot: ScenarioBoot,
    answer: Record<string, unknown>,
    mutant: object,
    how: HowToBoot,
  ) => S;
  readonly bound: Bound;
}

/**
 * The checks of a reproducer: each searches the same interleavings on another kernel.
 * @param reproducer - the scene, what runs in it at the same time, and where a search stops
 * @since 5.2, the oldest release that boots
 * @returns a function that makes the scenario for one mutant; for `{}`, that of the kernel as it is
 * @throws SimError badArgument for what no parameter takes
 * @source the search of this guide; the kernel has none
 */
export function searchMutants<S extends Scene>(
  reproducer: Reproducer<S>,
): (mutant: object) => Scenarios[string] {
  requireArguments('searchMutants', 'reproducer: record', [reproducer]);
  const { scene, tasks, bound } = reproducer;
  requireArguments('searchMutants', 'scene: function, tasks: functions, bound: record', [
    ...[scene, tasks, bound],
  ]);
  return (mutant) => (boot, answer) =>
    searchInterleavings({ boot: (how) => scene(boot, answer, mutant, how), tasks, bound });
}
