import type { World } from './world.ts';

/** The tasks that can make a step, lowest first. */
export function readyTasks(world: World): number[] {
  const ready: number[] = [];
  for (let task = 0; task < world.tasks; task += 1) if (world.ready(task)) ready.push(task);
  return ready;
}
