import { describe, expect, it, vi } from 'vitest';
import {
  type Bound,
  explore,
  type Exploration,
  replayTraced,
  type Scene,
} from '../../src/explore/explore.ts';
import { formatSchedule, parseSchedule } from '../../src/explore/schedule.ts';
import { killAgainstNotify } from '../races/holderRaces.ts';
import { knownRaces } from '../races/knownRaces.ts';

// Every interleaving of the larger races is tens of thousands of schedules.
vi.setConfig({ testTimeout: 120_000 });

const few: Bound = { exhaustive: 100_000 };
const onlyReduced: Bound = { exhaustive: 1 };

/** Runs both searches, which have to say the same, and gives what they found. */
function search(exploration: Exploration<Scene>) {
  const naive = explore({ ...exploration, bound: few });
  const reduced = explore({ ...exploration, bound: onlyReduced });
  expect(naive).toMatchObject({ method: 'every interleaving', complete: true });
  expect(reduced).toMatchObject({ complete: true });
  expect([...reduced.outcomes].sort()).toEqual([...naive.outcomes].sort());
  expect(reduced.schedules).toBeLessThanOrEqual(naive.schedules);
  expect(reduced.counterexample?.schedule.length).toBe(naive.counterexample?.schedule.length);
  return { naive, reduced };
}

describe.each(knownRaces)('$name ($status)', ({ wrong, right, violation }) => {
  it(`is found at ${wrong.release}, and its schedule replays exactly`, () => {
    const { naive, reduced } = search(wrong.exploration);
    for (const { counterexample } of [naive, reduced]) {
      expect(counterexample?.violation).toMatch(violation);
      const text = formatSchedule(counterexample?.schedule ?? []);
      expect(text.length).toBeLessThan(40);
      const again = replayTraced(wrong.exploration, parseSchedule(text));
      expect(again.violation).toBe(counterexample?.violation);
      expect(again.trace.length).toBeGreaterThan(0);
    }
  });

  it(`does not happen at ${right.release} once it is right, in any interleaving`, () => {
    const { naive, reduced } = search(right.exploration);
    expect(naive.counterexample).toBeUndefined();
    expect(reduced.counterexample).toBeUndefined();
  });
});

describe('kill_dax against a notifier', () => {
  it.each(['6.1', '6.12', '7.2'])(
    'cannot clear the operations between two reads at %s: it waits for the read side',
    (release) => {
      const { naive } = search(killAgainstNotify(release));
      expect(naive.counterexample).toBeUndefined();
    },
  );
});
