import { requireArguments } from '../simkernel/kernel/requireArguments.ts';
import { SearchError } from './searchError.ts';

/**
 * The order in which tasks made their steps: one number a step. It replays exactly, because nothing else in a world can
 * vary. As text: runs of steps, `A` for task 0, `A3B` for three steps of task 0 and then one of task 1.
 */
export type Schedule = readonly number[];

/** At most this many tasks can be written as text. */
const maxTasks = 26;

/** Most steps that are read from text: as many as a search makes in one schedule. */
export const maxScheduleSteps = 10_000;

/**
 * Writes a schedule as text: runs of steps, `A3B` for three steps of task 0 and one of task 1.
 * @since 5.2, the oldest release that boots
 * @returns the text; empty for no step
 * @throws SimError badArgument for a task that no letter stands for
 * @source the search of this guide; the kernel has none
 */
export function formatSchedule(schedule: Schedule): string {
  requireArguments('formatSchedule', 'schedule: schedule', [schedule]);
  let text = '';
  for (let at = 0; at < schedule.length;) {
    const task = schedule[at] ?? 0;
    let end = at;
    while (schedule[end] === task) end += 1;
    text += String.fromCharCode(65 + task) + (end - at > 1 ? String(end - at) : '');
    at = end;
  }
  return text;
}

/**
 * Reads a schedule from text.
 * @since 5.2, the oldest release that boots
 * @returns the task of each step, counted from 0
 * @throws SimError badSchedule for text that formatSchedule() cannot have made, naming the place, or for more steps than a
 * search makes
 * @source the search of this guide; the kernel has none
 */
export function parseSchedule(text: string): number[] {
  requireArguments('parseSchedule', 'text: text', [text]);
  const schedule: number[] = [];
  const run = /([A-Z])(\d{0,5})/y;
  while (run.lastIndex < text.length) {
    const at = run.lastIndex;
    const match = run.exec(text);
    const count = match?.[2] ? Number(match[2]) : 1;
    if (!match?.[1] || count < 1)
      throw new SearchError(`The schedule is damaged at character ${at + 1}.`);
    if (schedule.length + count > maxScheduleSteps)
      throw new SearchError(`The schedule has more than ${maxScheduleSteps} steps.`);
    const task = match[1].charCodeAt(0) - 65;
    for (let i = 0; i < count; i += 1) schedule.push(task);
  }
  return schedule;
}

/** Whether a schedule of this many tasks can be written as text. */
export function fitsText(tasks: number): boolean {
  return tasks <= maxTasks;
}

/** How often a task was stopped although it could have gone on: what a preemption bound counts. */
export function isPreemption(
  previous: number | undefined,
  next: number,
  previousReady: boolean,
): boolean {
  return previous !== undefined && previous !== next && previousReady;
}
