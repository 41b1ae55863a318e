import type { TraceSink } from './ftrace.ts';
import { boot, type BootOptions, type Machine } from './machine.ts';
import { requireArguments } from './requireArguments.ts';

/** Boots the release under test with the run's budget and trace. */
export type ScenarioBoot = (
  options?: Omit<BootOptions, 'release' | 'stepBudget' | 'onTrace'>,
) => Machine;

/** The hidden checks of an exercise: check id to a scenario that ends in a plain observation. It holds no expected value. */
export type Scenarios = Record<
  string,
  (boot: ScenarioBoot, answer: Record<string, unknown>) => unknown
>;

/**
 * What a scenario of an exercise gets as its first argument: boot() for the release under test, with the run's
 * budget and trace.
 * @since 5.2, the oldest release that boots
 * @returns a function that boots, for each call a machine of its own
 * @throws SimError badArgument for anything else than what the parameters name
 * @source the simulation itself; no kernel function
 */
export function scenarioContext(run: {
  release: string;
  stepBudget: number;
  onTrace: TraceSink;
}): ScenarioBoot {
  requireArguments('scenarioContext', 'run: record', [run]);
  return (options = {}) => boot({ ...options, ...run });
}
