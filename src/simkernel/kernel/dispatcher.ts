import { callSite } from './callSite.ts';
import type { Ftrace } from './ftrace.ts';
import type { Globals } from './globals.ts';
import type { Kallsyms, ResolvedSymbol } from './kallsyms.ts';
import type { Kernel } from './kernel.ts';
import { KernelPanic } from './kernelPanic.ts';
import type { SymbolName } from './kernelSymbols.ts';
import { LivepatchFrame, type PreemptibleCall } from './livepatchFrame.ts';
import { type Preemptible, requireStep, type Step } from './preemptible.ts';
import type { Release } from './release.ts';
import { requireArguments } from './requireArguments.ts';
import { checkReturn, isGenerator } from './returnCheck.ts';
import { SimError } from './simError.ts';
import type { SplatCode } from './splatTable.ts';
import type { CallSite, SplatEvent, TraceValue } from './traceEvent.ts';
import type { task_struct } from './task_struct.ts';
import type { TouchLog } from './touch.ts';

/** Whose code makes a call: the kernel's own, a livepatch, or whoever uses the machine. */
export type Caller = 'kernel' | 'patch' | 'outside';

type Body = (k: Kernel, ...args: unknown[]) => unknown;

/** What the dispatcher needs from the machine that it serves. */
export interface DispatcherState {
  readonly kallsyms: Kallsyms;
  readonly globals: Globals;
  readonly ftrace: Ftrace;
  readonly stepBudget: number;
  readonly touchLog: TouchLog;
  readonly signatures: Readonly<Record<SymbolName, string>>;
}

/** Who makes sleeping tasks runnable. */
interface Waker {
  wake(address: string): number;
}

/** Runs every call of the simulated kernel: looks the function up, traces it, replaces it where it is livepatched. */
export class Dispatcher {
  readonly globals: Globals;
  readonly touchLog: TouchLog;
  readonly #kallsyms: Kallsyms;
  readonly #signatures: Readonly<Record<SymbolName, string>>;
  readonly #ftrace: Ftrace;
  readonly #stepBudget: number;
  readonly #patches = new Map<string, Body>();
  readonly #frames: LivepatchFrame[] = [];
  #steps = 0;
  #current: task_struct;
  #dead: KernelPanic | undefined;
  readonly #splats: SplatEvent[] = [];
  readonly #dmesg: string[] = [];
  #scheduler: Waker | undefined;
  #kernel: Kernel | undefined;
  #patchedKernel: Kernel | undefined;

  constructor(state: DispatcherState, idle: task_struct) {
    this.globals = state.globals;
    this.touchLog = state.touchLog;
    this.#kallsyms = state.kallsyms;
    this.#signatures = state.signatures;
    this.#ftrace = state.ftrace;
    this.#stepBudget = state.stepBudget;
    this.#current = idle;
    // What these return is shared in its prototype by all machines, and livepatches get hold of it.
    for (const generator of [this.#runPreemptible, this.#drive]) {
      Object.freeze(Reflect.get(generator, 'prototype'));
    }
  }

  /** Joins the two call interfaces: kernel code calls through the first, livepatches through the second. */
  connect(kernel: Kernel, patchedKernel: Kernel): void {
    this.#kernel = kernel;
    this.#patchedKernel = patchedKernel;
  }

  get release(): Release {
    return this.#kallsyms.release;
  }

  get current(): task_struct {
    return this.#current;
  }

  set current(task: task_struct) {
    this.#current = task;
  }

  get steps(): number {
    return this.#steps;
  }

  /** @throws SimError symbolMissing, livepatchNotAFunction */
  livepatch(name: string, body: unknown): void {
    this.#kallsyms.resolve(name);
    if (typeof body !== 'function') {
      throw new SimError(
        'livepatchNotAFunction',
        `${name} is ${body === undefined ? 'missing' : typeof body}.`,
      );
    }
    this.#patches.set(name, body as Body);
  }

  /** Emits a tracepoint under the kernel's name where it has one. */
  tracepoint(name: string, fields: Record<string, TraceValue>): void {
    this.#ftrace.tracepoint(this.#current.comm, name, fields);
  }

  /** A WARN: reported, and the kernel goes on. */
  warn(code: SplatCode, text: string): void {
    this.#splats.push(this.#ftrace.splat(this.#current.comm, { severity: 'WARN', code, text }));
  }

  /** A BUG or an oops: reported, and the machine is not usable after it. */
  bug(code: SplatCode, text: string): never {
    this.#splats.push(this.#ftrace.splat(this.#current.comm, { severity: 'BUG', code, text }));
    this.#dead ??= new KernelPanic(code, text);
    throw this.#dead;
  }

  get splats(): readonly SplatEvent[] {
    return [...this.#splats];
  }

  get splatCount(): number {
    return this.#splats.length;
  }

  printk(text: string): void {
    this.#dmesg.push(text);
  }

  get dmesg(): readonly string[] {
    return [...this.#dmesg];
  }

  /** Makes every task that sleeps on the address runnable. @returns how many there were */
  wake(address: string): number {
    this.touchLog.add(address, true);
    return this.#scheduler?.wake(address) ?? 0;
  }

  set scheduler(scheduler: Waker) {
    this.#scheduler = scheduler;
  }

  /** Whether events are recorded: what only makes an event need not be made while they are not. */
  get tracing(): boolean {
    return this.#ftrace.on;
  }

  /**
   * @param entry the function that was called
   * @throws SimError badArgument for what no caller in the kernel could pass
   */
  call(resolved: ResolvedSymbol, args: unknown[], caller: Caller, entry: () => unknown): unknown {
    const fromPatch = caller === 'patch';
    if (caller !== 'kernel') {
      const { name } = resolved.symbol;
      requireArguments(name, this.#signatures[name as SymbolName], args);
    }
    if (!fromPatch && !this.#ftrace.on && this.#patches.size === 0) {
      this.#count();
      return resolved.body.call(this.#kernelFor(false), ...args);
    }
    const site = fromPatch && this.#ftrace.on ? callSite(entry) : undefined;
    if (resolved.symbol.preemptible) {
      const started = { name: resolved.symbol.name as string, started: false };
      if (fromPatch) this.#frames.at(-1)?.expect(started);
      return this.#runPreemptible(resolved, args, started, site);
    }
    return this.#runAtomic(resolved, args, site);
  }

  #runAtomic(resolved: ResolvedSymbol, args: unknown[], site: CallSite | undefined): unknown {
    const name = resolved.symbol.name as string;
    const patch = this.#enter(resolved, args, site);
    let value: unknown;
    if (patch) {
      value = this.#inPatchFrame(name, () => patch(this.#kernelFor(true), ...args));
      if (isGenerator(value)) value = this.#runThrough(name, value as Preemptible<unknown>);
      checkReturn(resolved, value);
    } else {
      value = resolved.body.call(this.#kernelFor(false), ...args);
    }
    this.#ftrace.leave(this.#current.comm, name, value);
    return value;
  }

  *#runPreemptible(
    resolved: ResolvedSymbol,
    args: unknown[],
    started: PreemptibleCall,
    site: CallSite | undefined,
  ): Preemptible<unknown> {
    started.started = true;
    const name = resolved.symbol.name as string;
    const patch = this.#enter(resolved, args, site);
    let value: unknown;
    if (patch) {
      const frame = new LivepatchFrame(name);
      value = this.#inFrame(frame, () => patch(this.#kernelFor(true), ...args));
      const isPlain = !isGenerator(value);
      if (!isPlain) value = yield* this.#drive(value as Preemptible<unknown>, frame);
      frame.close(isPlain);
      checkReturn(resolved, value);
    } else {
      const steps = resolved.body.call(this.#kernelFor(false), ...args) as Preemptible<unknown>;
      value = yield* started.frame?.through(started, steps) ?? steps;
    }
    this.#ftrace.leave(this.#current.comm, name, value);
    return value;
  }

  /** Runs a livepatch's generator, step by step, and lets nothing out that is not a step. */
  *#drive(generator: Preemptible<unknown>, frame: LivepatchFrame): Preemptible<unknown> {
    for (;;) {
      const next = this.#inFrame(frame, () => generator.next());
      if (next.done) return next.value;
      const step = requireStep(next.value);
      yield step;
      frame.resume(step);
    }
  }

  /** A generator where the kernel has an atomic function: it may run, but it may not be preempted. */
  #runThrough(name: string, generator: Preemptible<unknown>): unknown {
    const frame = new LivepatchFrame(name);
    const next: IteratorResult<Step, unknown> = this.#inFrame(frame, () => generator.next());
    if (!next.done) throw new SimError('atomicSleep', `${name} yielded.`);
    frame.close();
    return next.value;
  }

  #inPatchFrame(name: string, run: () => unknown): unknown {
    const frame = new LivepatchFrame(name);
    const value = this.#inFrame(frame, run);
    if (!isGenerator(value)) frame.close();
    return value;
  }

  #inFrame<T>(frame: LivepatchFrame, run: () => T): T {
    this.#frames.push(frame);
    try {
      return run();
    } finally {
      this.#frames.pop();
    }
  }

  #enter(resolved: ResolvedSymbol, args: unknown[], site: CallSite | undefined): Body | undefined {
    this.#count();
    const patch = this.#patches.get(resolved.symbol.name as string);
    this.#ftrace.enter(this.#current.comm, resolved.symbol, args, patch !== undefined, site);
    return patch;
  }

  #count(): void {
    if (this.#dead)
      throw new SimError('machineDead', `The first splat was: ${this.#dead.message}.`);
    this.#steps += 1;
    if (this.#steps > this.#stepBudget) {
      throw new SimError('stepBudget', `More than ${this.#stepBudget} kernel calls.`);
    }
  }

  #kernelFor(patched: boolean): Kernel {
    const kernel = patched ? this.#patchedKernel : this.#kernel;
    if (!kernel) throw new TypeError('The dispatcher is not connected.');
    return kernel;
  }
}
