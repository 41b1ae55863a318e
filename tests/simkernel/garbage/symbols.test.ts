import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import type { SymbolName } from '../../../src/simkernel/kernel/kernelSymbols.ts';
import { bodyAt } from '../../../src/simkernel/kernel/kallsyms.ts';
import type { Preemptible } from '../../../src/simkernel/kernel/preemptible.ts';
import { parametersOf } from '../../../src/simkernel/kernel/requireArguments.ts';
import { signatures } from '../../../src/simkernel/signatures.ts';
import { symbolTable } from '../../../src/simkernel/symbolTable.ts';
import { complaint, complaintOf } from './errorOf.ts';
import { given, type Junk, junk, thingsOn, type Things } from './things.ts';

const releases = ['5.2', '5.10', '6.1', '6.12', '7.2'] as const;
const numRuns = Number(process.env.FUZZ_CALLS ?? 12);

/** Prefers what a parameter takes: a call that is refused at the door tells little about what lies behind it. */
function likely(things: Things, name: SymbolName, args: readonly Junk[]): unknown[] {
  return parametersOf(signatures[name]).map((parameter, at) => {
    const thing = args[at] ?? { value: undefined };
    const value = given(things, thing);
    if (parameter.accepts(value) || (at + args.length) % 4 === 0) return value;
    return things.objects.find((object) => parameter.accepts(object)) ?? value;
  });
}

/** Calls a function of the kernel. @returns what is wrong with how that ended */
function call(things: Things, name: SymbolName, args: readonly unknown[]): string | undefined {
  const { machine, task } = things;
  const body = (k: Kernel) => (k[name] as (...values: unknown[]) => unknown)(...args);
  if (!symbolTable.find((symbol) => symbol.name === name)?.preemptible) {
    return complaint(() => body(machine.k));
  }
  const thread = machine.start(task, (k) => body(k) as Preemptible<unknown>);
  if (thread.state === 'ready') return 'it did not run';
  return thread.state === 'died' ? complaintOf(thread.error) : undefined;
}

describe('every function of the kernel, called with anything', () => {
  it.each(symbolTable.map(({ name }) => name as SymbolName))('%s', (name) => {
    const symbol = symbolTable.find((candidate) => candidate.name === name);
    const having = releases.filter((release) => symbol && bodyAt(symbol, release));
    fc.assert(
      fc.property(
        fc.constantFrom(...(having.length > 0 ? having : (['6.12'] as const))),
        fc.array(junk, { minLength: 6, maxLength: 7 }),
        (release, args) => {
          const things = thingsOn(release);
          expect(call(things, name, likely(things, name, args))).toBeUndefined();
        },
      ),
      { numRuns },
    );
  });
});
