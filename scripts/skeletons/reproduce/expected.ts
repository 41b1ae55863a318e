import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

const ends = 'T ends in every interleaving';
const sleeps = 'an interleaving after which T sleeps at a count of 1';

// FILL: judge what a search saw, whatever it is: it comes from code that is not trusted.
function judgeQuiet(seen: unknown): Judgement {
  const counterexample = own(seen, 'counterexample');
  const pass = counterexample === null && own(seen, 'complete') === true;
  const violation = own(counterexample, 'violation') ?? 'the search gave up';
  return {
    pass,
    expected: ends,
    seen: pass ? ends : violation,
    interleaving: counterexample,
  };
}

function judgeShown(seen: unknown): Judgement {
  const counterexample = own(seen, 'counterexample');
  const pass = own(counterexample, 'violation') === 'T sleeps, and the count is 1';
  return {
    pass,
    expected: sleeps,
    seen: pass ? sleeps : (own(counterexample, 'violation') ?? ends),
    interleaving: counterexample,
  };
}

export const expected: Expectations = {
  quiet: { name: 'FILL: stays quiet on the kernel as it is', judge: judgeQuiet },
  'wakes-nobody': { name: 'FILL: catches the mutant: the put wakes nobody', judge: judgeShown },
};
