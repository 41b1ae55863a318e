import { expect, it } from 'vitest';
import { replaySchedule } from '../../src/explore/replaySchedule.ts';
import { searchInterleavings } from '../../src/explore/searchInterleavings.ts';
import { lostWakeUps } from '../races/lostWakeUps.ts';

const race = lostWakeUps.find(({ name }) => name.startsWith('a waiter that is late'));
if (!race) throw new Error('the race is missing');
const { wrong, right } = race;
const bound = { exhaustive: 1, schedules: 5_000 };
const found = searchInterleavings({ ...wrong.exploration, bound }).counterexample;

it('shows by a schedule what the search found', () => {
  const { problem, ended, counterexample } = replaySchedule(wrong.exploration, found?.schedule);
  expect(problem).toBeNull();
  expect(ended).toBe(true);
  expect(counterexample).toEqual(found);
});

it('finds nothing wrong with the other kernel, or says that the schedule does not fit it', () => {
  const { counterexample } = replaySchedule(right.exploration, found?.schedule);
  expect(counterexample).toBeNull();
});

it.each([
  ['a number', 7, /no text/],
  ['nothing', undefined, /no text/],
  ['other text', 'first A, then B', /damaged at character 1/],
  ['a task that there is not', 'Z', /step 1/i],
  ['a task that has ended', 'A9999', /cannot make a step there/],
])('tells what is wrong with %s', (_, schedule, problem) => {
  expect(replaySchedule(right.exploration, schedule)).toEqual({
    problem: expect.stringMatching(problem),
    ended: false,
    counterexample: null,
  });
});

it('says that tasks are left which could go on', () => {
  expect(replaySchedule(right.exploration, '')).toEqual({
    problem: null,
    ended: false,
    counterexample: null,
  });
});
