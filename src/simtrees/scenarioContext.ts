import { startWorld } from './startWorld.ts';
import type { TreeTraceEvent } from './traceEvent.ts';
import type { World } from './world.ts';
import type { WorldSpec } from './worldSpec.ts';

/** What the harness binds a scenario to. */
export interface ScenarioOptions {
  /** The release under test. No rule about trees depends on it yet. */
  readonly release: string;
  readonly stepBudget: number;
  readonly onTrace: (event: TreeTraceEvent) => void;
}

/** The first argument of a scenario: makes a world under the limits of the run. */
export type StartWorld = (spec: WorldSpec) => World;

/** The scenarios of an exercise: check id, then a function from a world factory and the answer to plain data. */
export type Scenarios = Record<
  string,
  (start: StartWorld, answer: Record<string, unknown>) => unknown
>;

/**
 * What a scenario of an exercise gets as its first argument: the world factory, bound to the limits of a run. The
 * budget is for each world.
 * @since any release: no rule about trees depends on one
 * @returns a function that starts a world
 * @throws nothing
 * @source the rules of this guide; git has no such command
 */
export function scenarioContext({ stepBudget, onTrace }: ScenarioOptions): StartWorld {
  return (spec) => startWorld(spec, { stepBudget, onTrace });
}
