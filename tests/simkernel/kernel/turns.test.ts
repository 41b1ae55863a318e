import { describe, expect, it } from 'vitest';
import { access, type Preemptible } from '../../../src/simkernel/kernel/preemptible.ts';
import { Turns } from '../../../src/simkernel/kernel/turns.ts';

const first = access({ label: 'page' }, 'count', 'readWrite');
const second = access({ label: 'queue' }, 'waiting', 'readWrite');

/** Drives code as a scenario does. @returns the steps that it handed on, and what it returned */
function drive(turns: Turns, code: Preemptible<unknown>) {
  const steps: unknown[] = [];
  for (;;) {
    const next = code.next();
    if (next.done) return { steps, returned: next.value };
    steps.push(next.value);
    turns.resume(next.value);
  }
}

function* twoSteps(): Preemptible<string> {
  yield first;
  yield second;
  return 'both';
}

describe('Turns', () => {
  it('lets a step come through several functions', () => {
    const turns = new Turns();
    function* outer(): Preemptible<string> {
      return yield* turns.through(turns.step(first, () => 'changed'));
    }
    expect(drive(turns, turns.through(outer()))).toEqual({ steps: [first], returned: 'changed' });
  });

  it('makes each change in the turn after its step', () => {
    const turns = new Turns();
    const done: string[] = [];
    function* code(): Preemptible<string> {
      const one = yield* turns.step(first, () => done.push('one'));
      const two = yield* turns.step(second, () => done.push('two'));
      return `${one} ${two} ${yield* turns.through(twoSteps())}`;
    }
    expect(drive(turns, code())).toEqual({
      steps: [first, second, first, second],
      returned: '1 2 both',
    });
    expect(done).toEqual(['one', 'two']);
  });

  it.each<[string, (turns: Turns) => Preemptible<unknown>]>([
    [
      'runs a step by itself',
      function* (turns) {
        const steps = turns.step(first, () => 'changed');
        steps.next();
        return steps.next().value;
      },
    ],
    [
      'hands on another step in its place',
      function* (turns) {
        const steps = turns.step(first, () => 'changed');
        steps.next();
        yield second;
        return steps.next().value;
      },
    ],
    [
      'makes two changes in one turn',
      function* (turns) {
        const steps = [turns.step(first, () => 'one'), turns.step(second, () => 'two')];
        for (const step of steps) step.next();
        yield first;
        return steps.map((step) => step.next().value);
      },
    ],
    [
      'runs the steps of somebody else by itself',
      function* (turns) {
        for (const step of turns.through(twoSteps())) void step;
      },
    ],
  ])('refuses code that %s', (_what, code) => {
    const turns = new Turns();
    expect(() => drive(turns, code(turns))).toThrow('Another CPU can come in here');
  });

  it('refuses in the words that it is given', () => {
    const turns = new Turns();
    const code = turns.through(twoSteps(), () => new Error('mine'));
    code.next();
    expect(() => code.next()).toThrow('mine');
  });
});
