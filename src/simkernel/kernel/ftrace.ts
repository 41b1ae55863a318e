import { KernelObject } from './kernelObject.ts';
import type { AnySymbol } from './symbolDefinition.ts';
import type { CallSite, SplatEvent, TraceEvent, TraceValue } from './traceEvent.ts';
import { traceValue } from './traceValue.ts';

export type TraceSink = (event: TraceEvent) => void;

/** The trace of one machine: calls, returns, tracepoints and splats, in the order in which they happened. */
export class Ftrace {
  readonly #events: TraceEvent[] = [];
  readonly #stacks = new Map<string, string[]>();
  readonly #sink: TraceSink | undefined;
  on: boolean;

  constructor(on: boolean, sink: TraceSink | undefined) {
    this.on = on;
    this.#sink = sink;
  }

  get events(): readonly TraceEvent[] {
    return [...this.#events];
  }

  get length(): number {
    return this.#events.length;
  }

  enter(
    task: string,
    symbol: AnySymbol,
    args: unknown[],
    patched: boolean,
    site: CallSite | undefined,
  ): void {
    if (!this.on) return;
    const name = symbol.name as string;
    const stack = this.#stacks.get(task);
    if (stack) stack.push(name);
    else this.#stacks.set(task, [name]);
    this.#record({
      kind: 'call',
      task,
      fn: name,
      args: namedArgs(symbol, args),
      ...(patched ? { patched: true } : {}),
      ...(site ? { site } : {}),
    });
  }

  leave(task: string, fn: string, ret: unknown): void {
    if (!this.on) return;
    this.#stacks.get(task)?.pop();
    this.#record({
      kind: 'return',
      task,
      fn,
      ...(ret === undefined ? {} : { ret: traceValue(ret) }),
    });
  }

  tracepoint(task: string, name: string, fields: Record<string, TraceValue>): void {
    if (this.on) this.#record({ kind: 'event', task, name, fields });
  }

  splat(task: string, splat: Pick<SplatEvent, 'severity' | 'code' | 'text'>): SplatEvent {
    const event: SplatEvent = { kind: 'splat', task, ...splat, stack: this.stackOf(task) };
    this.#record(event);
    return event;
  }

  /** The functions that the task is in, innermost first. Empty while tracing is off. */
  stackOf(task: string): string[] {
    return [...(this.#stacks.get(task) ?? [])].reverse();
  }

  #record(event: TraceEvent): void {
    this.#events.push(Object.freeze(event));
    if (this.on) this.#sink?.(event);
  }
}

/** One entry of a symbol's `args`, taken apart. */
interface ShownArgument {
  readonly name: string;
  readonly index: number;
  /** The field of the argument that is shown; undefined for the argument itself. */
  readonly field: string | undefined;
  readonly inHex: boolean;
}

const shownArguments = new WeakMap<AnySymbol, readonly ShownArgument[]>();

function shownArgumentsOf(symbol: AnySymbol): readonly ShownArgument[] {
  const known = shownArguments.get(symbol);
  if (known) return known;
  const read = symbol.args.map((spec, position): ShownArgument => {
    const [left = spec, format] = spec.split(':');
    const [name = left, path] = left.split('=');
    const [index = position, field] = path?.split('.') ?? [];
    return { name, index: Number(index), field, inHex: format === 'x' };
  });
  shownArguments.set(symbol, read);
  return read;
}

function namedArgs(symbol: AnySymbol, args: unknown[]): Record<string, TraceValue> {
  const named: Record<string, TraceValue> = {};
  for (const { name, index, field, inHex } of shownArgumentsOf(symbol)) {
    const value = traceValue(field === undefined ? args[index] : fieldOf(args[index], field));
    named[name] = inHex && typeof value === 'number' ? hex(value) : value;
  }
  return named;
}

/** Reads a plain field of a kernel object; runs no code of an object that only looks like one. */
function fieldOf(object: unknown, field: string): unknown {
  if (typeof object !== 'object' || object === null) return undefined;
  if (KernelObject.labelOf(object) === undefined) return undefined;
  return Object.getOwnPropertyDescriptor(object, field)?.value;
}

/** The double nearest to U64_MAX is 2^64: it is printed as the number that it stands for. */
function hex(value: number): string {
  return value === 2 ** 64 ? '0xffffffffffffffff' : `0x${value.toString(16)}`;
}
