import { mm_struct } from '../mm/mm_struct.ts';
import { signatures } from '../signatures.ts';
import { symbolTable } from '../symbolTable.ts';
import { Dispatcher } from './dispatcher.ts';
import { Ftrace, type TraceSink } from './ftrace.ts';
import { Globals } from './globals.ts';
import { Kallsyms } from './kallsyms.ts';
import { type Kernel, kernelClassFor } from './kernel.ts';
import type { Preemptible } from './preemptible.ts';
import { type Release, requireModelled } from './release.ts';
import { requireArguments } from './requireArguments.ts';
import { Scheduler } from './scheduler.ts';
import { SimError } from './simError.ts';
import { task_struct } from './task_struct.ts';
import type { Thread } from './thread.ts';
import { type Touch, TouchLog } from './touch.ts';
import type { SplatEvent, TraceEvent } from './traceEvent.ts';

/** What a kernel is booted with. */
export interface BootOptions {
  /** MAJOR.MINOR, from 5.2 to 7.2; see modelledReleases. */
  release: string;
  /** Kernel calls after which a run is ended with SimError stepBudget. */
  stepBudget?: number;
  trace?: boolean;
  /** Makes step() say what it touched; a search with reduction needs it. */
  touches?: boolean;
  /** Called with every trace event as it happens. */
  onTrace?: TraceSink;
}

interface ReleaseTable {
  kallsyms: Kallsyms;
  kernelClass: ReturnType<typeof kernelClassFor>;
}

const defaultStepBudget = 1_000_000;

/** A cache of pure values: the same release gives the same table, whoever asks first. */
const tables = new Map<Release, ReleaseTable>();

function tableOf(release: Release): ReleaseTable {
  const known = tables.get(release);
  if (known) return known;
  const kallsyms = new Kallsyms(release, symbolTable);
  const table = { kallsyms, kernelClass: kernelClassFor(kallsyms) };
  tables.set(release, table);
  return table;
}

/** A booted kernel, seen from outside: what runs on it, what it reported, which functions are replaced. */
export class Machine {
  readonly release: Release;
  /** The call interface: one method a kernel function of the release. */
  readonly k: Kernel;
  readonly #dispatcher: Dispatcher;
  readonly #ftrace: Ftrace;
  readonly #scheduler: Scheduler;

  constructor(options: BootOptions) {
    requireArguments('boot', 'options: record', [options]);
    const { stepBudget, trace, touches, onTrace } = options;
    requireArguments(
      'boot',
      'stepBudget: whole?, trace: boolean?, touches: boolean?, onTrace: function?',
      [stepBudget, trace, touches, onTrace],
    );
    this.release = requireModelled(options.release);
    const { kallsyms, kernelClass } = tableOf(this.release);
    const idle = new task_struct('swapper', null);
    this.#ftrace = new Ftrace(options.trace ?? true, options.onTrace);
    this.#dispatcher = new Dispatcher(
      {
        kallsyms,
        globals: new Globals(),
        ftrace: this.#ftrace,
        stepBudget: options.stepBudget ?? defaultStepBudget,
        touchLog: new TouchLog(options.touches ?? false),
        signatures,
      },
      idle,
    );
    this.k = new kernelClass(this.#dispatcher, 'outside');
    this.#dispatcher.connect(
      new kernelClass(this.#dispatcher, 'kernel'),
      new kernelClass(this.#dispatcher, 'patch'),
    );
    this.#scheduler = new Scheduler(this.#dispatcher, idle);
    Object.freeze(this);
  }

  /**
   * Replaces functions of the running kernel.
   * @throws SimError symbolMissing, livepatchNotAFunction
   */
  livepatch(functions: Record<string, unknown>): void {
    requireArguments('livepatch', 'functions: record', [functions]);
    for (const [name, body] of Object.entries(functions)) this.#dispatcher.livepatch(name, body);
  }

  /** A new process with an address space of its own; `kworker` gives it none. */
  task(comm: string, kind: 'process' | 'kworker' = 'process'): task_struct {
    requireArguments('task', 'comm: text, kind: task_kind', [comm, kind]);
    const task = new task_struct(comm, kind === 'process' ? new mm_struct(comm) : null);
    this.k.globals.tasks.add(task);
    return task;
  }

  /** A further thread of a process: it shares the address space, and for_each_process() does not find it. */
  thread(process: task_struct, comm: string): task_struct {
    requireArguments('thread', 'process: task_struct, comm: text', [process, comm]);
    return new task_struct(comm, process.mm, process.group_leader);
  }

  /** Starts a call on behalf of a task, without running it. */
  spawn<T>(task: task_struct, body: (k: Kernel) => Preemptible<T>): Thread<T> {
    requireArguments('spawn', 'task: task_struct, body: function', [task, body]);
    return this.#scheduler.spawn(task, () => body(this.k));
  }

  /** Runs everything that is ready until all of it sleeps or has ended. */
  run(): void {
    this.#scheduler.run();
  }

  /**
   * Runs one thread to the next point at which another CPU could come in.
   * @returns what the step touched, if the machine was booted with `touches`
   */
  step(thread: Thread<unknown>): readonly Touch[] {
    return this.#scheduler.step(thread);
  }

  /** Starts a call and runs it, alone, until it sleeps or ends. */
  start<T>(task: task_struct, body: (k: Kernel) => Preemptible<T>): Thread<T> {
    const thread = this.spawn(task, body);
    this.#scheduler.runThread(thread as Thread);
    return thread;
  }

  /**
   * Runs a call to its end and returns its value.
   * @throws whatever ended it; SimError badArgument if it went to sleep instead
   */
  call<T>(task: task_struct, body: (k: Kernel) => Preemptible<T>): T {
    const thread = this.start(task, body);
    if (thread.state === 'died') throw thread.error;
    if (thread.state === 'sleeping') {
      throw new SimError(
        'badArgument',
        `${task.comm} sleeps on ${thread.sleepsOn}; use start() for a call that may block.`,
      );
    }
    return thread.result as T;
  }

  /** The calls that have not ended: ready ones, and sleeping ones with the address that they sleep on. */
  get threads(): readonly Thread[] {
    return this.#scheduler.threads;
  }

  /** Whether events are recorded. */
  get tracing(): boolean {
    return this.#ftrace.on;
  }

  get trace(): readonly TraceEvent[] {
    return this.#ftrace.events;
  }

  /** Number of events so far: marks a place in the trace. */
  get traceLength(): number {
    return this.#ftrace.length;
  }

  get splats(): readonly SplatEvent[] {
    return this.#dispatcher.splats;
  }

  /** Number of splats so far. */
  get splatCount(): number {
    return this.#dispatcher.splatCount;
  }

  get dmesg(): readonly string[] {
    return this.#dispatcher.dmesg;
  }

  /** Kernel calls made so far. */
  get steps(): number {
    return this.#dispatcher.steps;
  }
}

/**
 * Boots a kernel of the named release: the functions that it has, each as it was there, and nothing attached.
 * @since 5.2; see modelledReleases
 * @returns the machine: `k` calls its functions, `task` makes processes, `splats` is what it reported
 * @throws SimError unknownRelease for what is no MAJOR.MINOR
 * @throws SimError releaseNotModelled for a release older than 5.2 or newer than 7.2
 * @source the simulation itself; no kernel function; each function names its own source
 */
export function boot(options: BootOptions): Machine {
  return new Machine(options);
}
