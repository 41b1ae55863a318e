import type { task_struct } from './task_struct.ts';

/** The list that for_each_process() walks: every process, oldest first. */
export class TaskList {
  readonly #tasks: task_struct[] = [];

  add(task: task_struct): void {
    this.#tasks.push(task);
  }

  remove(task: task_struct): void {
    const index = this.#tasks.indexOf(task);
    if (index >= 0) this.#tasks.splice(index, 1);
  }

  get all(): readonly task_struct[] {
    return [...this.#tasks];
  }
}
