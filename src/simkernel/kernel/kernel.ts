import type { Caller, Dispatcher } from './dispatcher.ts';
import type { Globals } from './globals.ts';
import type { Kallsyms, ResolvedSymbol } from './kallsyms.ts';
import type { KernelSymbols } from './kernelSymbols.ts';
import type { Release } from './release.ts';
import type { task_struct } from './task_struct.ts';

/**
 * What kernel code can reach: every function of the booted release as a method, and the task that is running.
 * A method for a function that can be preempted returns a generator: call it with `yield*`.
 */
export interface Kernel extends KernelSymbols {
  readonly release: Release;
  /** The task on whose behalf the code runs. */
  readonly current: task_struct;
  /** Static data of the kernel: the pgmap array, the sysctls. */
  readonly globals: Globals;
}

// No static method and no `constructor` leads from a kernel to these: whoever has them can forge a trace.
let dispatcherOf: (self: KernelInterface) => Dispatcher;
let invoke: (
  self: KernelInterface,
  symbol: ResolvedSymbol,
  args: unknown[],
  entry: () => unknown,
) => unknown;
let isInterface: (value: object) => boolean;

function hideConstructor({ prototype }: { prototype: object }): void {
  Reflect.deleteProperty(prototype, 'constructor');
}

class KernelInterface {
  readonly #dispatcher: Dispatcher;
  readonly #caller: Caller;

  constructor(dispatcher: Dispatcher, caller: Caller) {
    this.#dispatcher = dispatcher;
    this.#caller = caller;
    Object.freeze(this);
  }

  get release(): Release {
    return this.#dispatcher.release;
  }

  get current(): task_struct {
    return this.#dispatcher.current;
  }

  get globals(): Globals {
    return this.#dispatcher.globals;
  }

  static {
    dispatcherOf = (self) => self.#dispatcher;
    invoke = (self, symbol, args, entry) =>
      self.#dispatcher.call(symbol, args, self.#caller, entry);
    isInterface = (value) => #dispatcher in value;
    hideConstructor(KernelInterface);
  }
}

/**
 * The side of the machine that only kernel code of ours may use: tracepoints, splats, wake-ups.
 * Not exported to the code that runs against the kernel, which could forge a trace with it.
 */
export function hostOf(k: Kernel): Dispatcher {
  return dispatcherOf(k as unknown as KernelInterface);
}

/** Whether a value is the call interface of a machine. */
export function isKernel(value: unknown): value is Kernel {
  return typeof value === 'object' && value !== null && isInterface(value);
}

type KernelClass = new (dispatcher: Dispatcher, caller: Caller) => Kernel;

/** Makes the class whose methods are the functions of one release. Made once a release, so that booting stays cheap. */
export function kernelClassFor(kallsyms: Kallsyms): KernelClass {
  class ReleaseKernel extends KernelInterface {}
  hideConstructor(ReleaseKernel);
  for (const resolved of kallsyms.all) {
    const name = resolved.symbol.name as string;
    const entries = {
      [name](this: KernelInterface, ...args: unknown[]): unknown {
        return invoke(this, resolved, args, entry);
      },
    };
    const entry = Object.freeze(entries[name]) as () => unknown;
    Object.defineProperty(ReleaseKernel.prototype, name, { value: entry });
  }
  for (const name of kallsyms.absent) {
    const value = Object.freeze(() => kallsyms.resolve(name));
    Object.defineProperty(ReleaseKernel.prototype, name, { value });
  }
  // The class is made after the sandbox has hardened the module, and is shared by all machines.
  Object.freeze(ReleaseKernel);
  Object.freeze(ReleaseKernel.prototype);
  return ReleaseKernel as unknown as KernelClass;
}
