import type { Machine, Thread } from 'simkernel';
import type { LabTask } from './labReport.ts';
import { plainValue } from './plainValue.ts';

/** Every process of a machine, and the tasks of the threads, with what has become of them. */
export function taskStates(machine: Machine, threads: readonly Thread<unknown>[]): LabTask[] {
  const tasks = new Set([...machine.k.globals.tasks.all, ...threads.map(({ task }) => task)]);
  const asleep = sleepers(machine);
  return [...tasks].map((task) => {
    const thread = threads.find((one) => one.task === task);
    const address = asleep.get(task.comm);
    return {
      task: task.comm,
      state: thread ? threadState(thread) : address === undefined ? '' : `sleeps on ${address}`,
      signals: task.signals.map(
        ({ sig, code, lsb, addr }) => `${sig} ${code}, lsb ${lsb}, address 0x${addr.toString(16)}`,
      ),
    };
  });
}

function threadState(thread: Thread<unknown>): string {
  switch (thread.state) {
    case 'ready':
      return thread.pending ? `stands before ${thread.pending.address}` : 'ready';
    case 'sleeping':
      return `sleeps on ${thread.sleepsOn}`;
    case 'finished':
      return thread.result === undefined ? 'ended' : `ended: ${text(thread.result)}`;
    case 'died':
      return `died: ${text(thread.error)}`;
  }
}

function text(value: unknown): string {
  if (value instanceof Error) return value.message.slice(0, 300);
  const plain = plainValue(value, 1);
  return (typeof plain === 'object' ? JSON.stringify(plain) : String(plain)).slice(0, 300);
}

/** Who went to sleep and was not woken, by what the trace says. */
function sleepers(machine: Machine): Map<string, string> {
  const asleep = new Map<string, string>();
  for (const event of machine.trace) {
    if (event.kind !== 'event') continue;
    if (event.name === 'sched_switch') asleep.set(event.task, String(event.fields.address));
    if (event.name === 'sched_wakeup') asleep.delete(String(event.fields.comm));
  }
  return asleep;
}
