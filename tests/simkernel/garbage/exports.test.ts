import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as explore from '../../../src/explore/index.ts';
import * as simkernel from '../../../src/simkernel/index.ts';
import { Machine } from '../../../src/simkernel/kernel/machine.ts';
import { complaint, complaintOf } from './errorOf.ts';
import { given, type Junk, junk, thingsOn, type Things } from './things.ts';

const releases = ['5.2', '5.10', '6.1', '6.12', '7.2'] as const;
const numRuns = Number(process.env.FUZZ_CALLS ?? 40);

type Callable = (...args: unknown[]) => unknown;

const isGeneratorFunction = (value: unknown) =>
  Object.prototype.toString.call(value) === '[object GeneratorFunction]';
const isClass = (value: unknown) => /^class\b/.test(Function.prototype.toString.call(value));

/** What an exported function is called with: at the front, often, what it would take. */
function arguments_(things: Things, args: readonly Junk[]): unknown[] {
  const values = args.map((thing) => given(things, thing));
  const [first] = args;
  if (first && 'object' in first && first.object % 2 === 0) values[0] = things.machine;
  if (first && 'object' in first && first.object % 5 === 0) values[0] = things.machine.k;
  return values;
}

/** Calls an export, or runs it in a thread if it is preemptible. @returns what is wrong with how that ended */
function use(things: Things, value: Callable, values: unknown[]): string | undefined {
  const { machine, task } = things;
  if (isClass(value)) return complaint(() => Reflect.construct(value, values));
  if (!isGeneratorFunction(value)) {
    return complaint(() => {
      const made = value(...values);
      if (typeof made === 'object' && made !== null && 'next' in made) {
        const thread = machine.start(task, () => made as never);
        if (thread.state === 'died') throw thread.error;
      }
    });
  }
  const thread = machine.start(task, (k) => value(...[k, ...values.slice(1)]) as never);
  return thread.state === 'died' ? complaintOf(thread.error) : undefined;
}

const anything = fc.array(junk, { minLength: 3, maxLength: 5 });

function holds(value: Callable): void {
  fc.assert(
    fc.property(fc.constantFrom(...releases), anything, (release, args) => {
      const things = thingsOn(release);
      expect(use(things, value, arguments_(things, args))).toBeUndefined();
    }),
    { numRuns },
  );
}

const functionsOf = (module: object) =>
  Object.entries(module).filter((entry): entry is [string, Callable] => {
    return typeof entry[1] === 'function' && !/Error$|^KernelPanic$/.test(entry[0]);
  });

describe('every export of simkernel, called with anything', () => {
  it.each(functionsOf(simkernel))('%s', (_name, value) => {
    holds(value);
  });
});

describe('every export of explore, called with anything', () => {
  it.each(functionsOf(explore))('%s', (_name, value) => {
    holds(value);
  });
});

describe('every method of a machine, called with anything', () => {
  const methods = Object.entries(Object.getOwnPropertyDescriptors(Machine.prototype)).flatMap(
    ([name, { value }]) =>
      typeof value === 'function' && name !== 'constructor' ? [[name, value] as const] : [],
  );

  it.each(methods)('%s', (_name, value: Callable) => {
    fc.assert(
      fc.property(anything, (args) => {
        const things = thingsOn('6.12');
        const values = args.map((thing) => given(things, thing));
        expect(complaint(() => Reflect.apply(value, things.machine, values))).toBeUndefined();
      }),
      { numRuns },
    );
  });
});
