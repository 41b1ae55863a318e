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

/** Binds the world factory to the limits of a run; the budget is for each world. */
export function scenarioContext({ stepBudget, onTrace }: ScenarioOptions): StartWorld {
  return (spec) => startWorld(spec, { stepBudget, onTrace });
}
