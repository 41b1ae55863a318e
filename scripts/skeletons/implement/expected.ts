import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

// FILL: judge what a scenario saw, whatever it is: it comes from code that is not trusted.
function judge(seen: unknown, returned: boolean, count: number): Judgement {
  const pass = own(seen, 'returned') === returned && own(seen, 'count') === count;
  return { pass, expected: { returned, count }, seen };
}

export const expected: Expectations = {
  'takes-one': {
    name: 'FILL: a page that is held gets one more reference',
    judge: (seen) => judge(seen, true, 2),
  },
  'leaves-zero-alone': {
    name: 'FILL: a page that nobody holds stays at 0',
    judge: (seen) => judge(seen, false, 0),
  },
};
