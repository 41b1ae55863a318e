import { expect, it } from 'vitest';
import { searchInterleavings } from '../../src/explore/searchInterleavings.ts';
import { parseSchedule } from '../../src/explore/schedule.ts';
import { replayTraced } from '../../src/explore/explore.ts';
import { gupAgainstInvalidation } from '../races/gupAgainstInvalidation.ts';

const [race] = gupAgainstInvalidation;
if (!race) throw new Error('there is a race');
const bound = { exhaustive: 1, schedules: 5_000, steps: 400 };

it('tells the failing interleaving step by step, and its short form replays to the same violation', () => {
  const { counterexample, complete } = searchInterleavings({ ...race.wrong.exploration, bound });
  expect(complete).toBe(true);
  expect(counterexample?.violation).toMatch(race.violation);
  expect(counterexample?.tasks).toEqual(['A', 'T']);
  const schedule = parseSchedule(counterexample?.schedule ?? '');
  expect(counterexample?.steps.map(({ task }) => task)).toEqual(schedule);
  const texts = counterexample?.steps.map(({ text }) => text) ?? [];
  expect(texts).toContain('unmap_page_range() changes &mm:A->pgd');
  // The page is no page of the file any more once its entry is deleted.
  expect(texts[counterexample?.wrongAt ?? -1]).toMatch(/^dax_delete_mapping_entry\(\)/);
  expect(texts.filter((text) => text.endsWith('; has ended'))).toHaveLength(2);
  expect(replayTraced(race.wrong.exploration, schedule).violation).toBe(counterexample?.violation);
});

it('tells nothing of a race that nothing is wrong with', () => {
  const { counterexample, complete } = searchInterleavings({ ...race.right.exploration, bound });
  expect({ counterexample, complete }).toEqual({ counterexample: null, complete: true });
});

it('says that it gave up when its steps are used up', () => {
  const few = { ...bound, work: 50, schedules: 5 };
  expect(searchInterleavings({ ...race.right.exploration, bound: few }).complete).toBe(false);
});

it('is plain data', () => {
  const found = searchInterleavings({ ...race.wrong.exploration, bound });
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});
