import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

/** The search came to its end and found nothing. What it found is shown step by step. */
function judgeSearch(seen: unknown, invariant: string): Judgement {
  const counterexample = own(seen, 'counterexample');
  const schedules = own(seen, 'schedules');
  const complete = own(seen, 'complete') === true;
  if (counterexample === null) {
    const pass = complete && typeof schedules === 'number' && schedules > 1;
    return {
      pass,
      expected: invariant,
      seen: pass ? invariant : 'the search gave up',
      ...(pass
        ? {}
        : {
            message:
              'The function makes too many steps for the search to look at every interleaving. A fault needs five.',
          }),
    };
  }
  const violation = own(counterexample, 'violation');
  return {
    pass: false,
    expected: invariant,
    seen: typeof violation === 'string' ? violation : 'no report of the search',
    interleaving: counterexample,
  };
}

/** What was seen, field by field, against what is wanted. */
function judgeFields(seen: unknown, want: Readonly<Record<string, unknown>>): Judgement {
  const words = (value: unknown) =>
    Object.keys(want)
      .map((field) => `${field}: ${String(own(value, field))}`)
      .join('\n');
  return {
    pass: Object.entries(want).every(([field, value]) => own(seen, field) === value),
    expected: words(want),
    seen: words(seen),
  };
}

export const expected: Expectations = {
  'brings-it-back': {
    name: 'one CPU: the driver brings the page back, it is freed once, and the pgmap is let go',
    judge: (seen) =>
      judgeFields(seen, { returned: 0, entry: 'anon', count: 0, freed: 1, pgmapHeld: 0 }),
  },
  'driver-fails': {
    name: 'the driver fails: its VM_FAULT_SIGBUS (2) is returned, and only the mapping holds the page',
    judge: (seen) =>
      judgeFields(seen, { returned: 2, entry: 'devicePrivate', count: 1, freed: 0, pgmapHeld: 1 }),
  },
  'entry-changed': {
    name: 'another CPU was faster: returns 0 and leaves the free page and the driver alone',
    judge: (seen) => judgeFields(seen, { returned: 0, count: 0, freed: 1, driverCalled: false }),
  },
  'not-freed-at-work': {
    name: 'two CPUs: the page is not freed while a driver works with it (I1), and get_page() never finds a count of 0 (I3)',
    judge: (seen) => judgeSearch(seen, 'no driver has a free page, in every interleaving'),
  },
  'nothing-left': {
    name: 'two CPUs: in the end the page was freed once and nobody’s reference is left (I2, I4)',
    judge: (seen) => judgeSearch(seen, 'freed once, and held by nobody'),
  },
  'lent-again': {
    name: 'the page is brought back by another CPU and lent to another process: that process alone has it (I1, I3)',
    judge: (seen) =>
      judgeSearch(seen, 'no get_page() on a free page, no driver with a page of another process'),
  },
};
