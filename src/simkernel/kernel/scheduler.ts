import type { Dispatcher } from './dispatcher.ts';
import { type Preemptible, requireStep, Sleep } from './preemptible.ts';
import { SimError } from './simError.ts';
import type { task_struct } from './task_struct.ts';
import { Thread } from './thread.ts';
import type { Touch } from './touch.ts';

/** @throws SimError badArgument for what spawn() and start() did not make */
function requireThread(value: unknown): void {
  if (value instanceof Thread) return;
  throw new SimError('badArgument', 'step() takes a thread of spawn() or start().');
}

/** Runs threads one step at a time on one CPU. It moves no clock: a thread runs until it sleeps or ends. */
export class Scheduler {
  readonly #dispatcher: Dispatcher;
  readonly #idle: task_struct;
  readonly #threads: Thread[] = [];

  constructor(dispatcher: Dispatcher, idle: task_struct) {
    this.#dispatcher = dispatcher;
    this.#idle = idle;
    // Not a function made here: V8 allocates a function literal that is assigned to a property in its old generation,
    // and each would keep a whole machine from the cheap collection of young objects.
    dispatcher.scheduler = this;
  }

  /** The threads that have not ended, oldest first. */
  get threads(): readonly Thread[] {
    return [...this.#threads];
  }

  spawn<T>(task: task_struct, body: () => Preemptible<T>): Thread<T> {
    const thread = new Thread(task, body);
    this.#threads.push(thread as Thread);
    return thread;
  }

  /** Runs every ready thread, oldest first, until all sleep or have ended. */
  run(): void {
    for (let next = this.#nextReady(); next; next = this.#nextReady()) this.runThread(next);
  }

  /** Runs one thread until it sleeps or ends. */
  runThread(thread: Thread): void {
    while (thread.state === 'ready') this.step(thread);
  }

  /** Runs one thread to its next step: to the next point at which another CPU could come in. */
  step(thread: Thread): readonly Touch[] {
    requireThread(thread);
    if (thread.state !== 'ready') {
      throw new SimError(
        'badArgument',
        `${thread.task.comm} is ${thread.state}; only a ready thread can run.`,
      );
    }
    const { touchLog } = this.#dispatcher;
    const { pending } = thread;
    if (pending && touchLog.on) touchLog.add(pending.address, pending.writes);
    if (thread.wokenOn !== undefined) touchLog.add(thread.wokenOn, false);
    thread.pending = undefined;
    thread.wokenOn = undefined;
    this.#dispatcher.current = thread.task;
    try {
      const next = thread.next();
      if (next.done) {
        thread.state = 'finished';
        thread.result = next.value;
        this.#forget(thread);
      } else {
        const step = requireStep(next.value);
        if (Sleep.is(step)) this.#sleep(thread, step.address);
        else thread.pending = step;
      }
    } catch (error) {
      thread.state = 'died';
      thread.error = error;
      this.#forget(thread);
    } finally {
      this.#dispatcher.current = this.#idle;
    }
    return touchLog.take();
  }

  /** A thread that has ended is nobody that a wake-up could reach. */
  #forget(thread: Thread): void {
    const at = this.#threads.lastIndexOf(thread);
    if (at >= 0) this.#threads.splice(at, 1);
  }

  #sleep(thread: Thread, address: string): void {
    thread.state = 'sleeping';
    thread.sleepsOn = address;
    this.#dispatcher.touchLog.add(address, false);
    this.#dispatcher.tracepoint('sched_switch', { address });
  }

  /** Makes every thread that sleeps on the address runnable. @returns how many there were */
  wake(address: string): number {
    let woken = 0;
    for (const thread of this.#threads) {
      if (thread.state !== 'sleeping' || thread.sleepsOn !== address) continue;
      thread.state = 'ready';
      thread.sleepsOn = undefined;
      thread.wokenOn = address;
      woken += 1;
      this.#dispatcher.tracepoint('sched_wakeup', { comm: thread.task.comm, address });
    }
    return woken;
  }

  #nextReady(): Thread | undefined {
    return this.#threads.find((thread) => thread.state === 'ready');
  }
}
