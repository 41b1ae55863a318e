import type { Evaluate } from './evaluate.ts';
import { loadModule } from './loadModule.ts';
import type { SimulationModule } from './simulationModule.ts';

/**
 * Does once, before there is a job, what is slow the first time: evaluates a file of ours and boots
 * one release, the newest. The table of another one is made from code that has run by then, within
 * a millisecond. Nothing of it can be seen by the job.
 */
export function warmUp(
  modules: Readonly<Record<string, SimulationModule>>,
  evaluate: Evaluate,
): void {
  loadModule(evaluate, 'module.exports = {};', 'warm.js', {}, 'reader');
  for (const { boot, modelledReleases = [] } of Object.values(modules)) {
    const release = modelledReleases.at(-1);
    if (release !== undefined) boot?.({ release });
  }
}
