import type { Expectations } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

// FILL: judge what a scenario saw, whatever it is: it comes from code that is not trusted.
export const expected: Expectations = {
  'plan-runs': {
    name: 'FILL: every command can be carried out',
    judge(seen) {
      const stopped = own(seen, 'stopped');
      return { pass: stopped === null, expected: 'every command runs', seen: stopped };
    },
  },
  'in-next-once': {
    name: 'FILL: next has the patch, and no other commit carries it',
    judge(seen) {
      const text = own(seen, 'text');
      const hasIt = typeof text === 'string' && text.includes('lock the entry');
      const pass = hasIt && own(seen, 'repeated') === 0;
      return { pass, expected: 'the patch in next, in one commit', seen };
    },
  },
};
