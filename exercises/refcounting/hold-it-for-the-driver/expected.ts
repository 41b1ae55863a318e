import type { Expectations } from '../../../src/runner/expectations.ts';
import { judgeFields } from '../../../src/runner/judge/judgeFields.ts';
import { judgeSearch } from '../../../src/runner/judge/judgeSearch.ts';

const judgePage = (seen: unknown, want: Readonly<Record<string, unknown>>) =>
  judgeFields(seen, want, String);

const judgeInterleavings = (seen: unknown, claim: string) =>
  judgeSearch(seen, {
    claim,
    tooMany:
      'The function makes too many steps for the search to look at every interleaving. A fault needs five.',
  });

export const expected: Expectations = {
  'brings-it-back': {
    name: 'one CPU: the driver brings the page back, it is freed once, and the pgmap is let go',
    judge: (seen) =>
      judgePage(seen, { returned: 0, entry: 'anon', count: 0, freed: 1, pgmapHeld: 0 }),
  },
  'driver-fails': {
    name: 'the driver fails: its VM_FAULT_SIGBUS (2) is returned, and only the mapping holds the page',
    judge: (seen) =>
      judgePage(seen, { returned: 2, entry: 'devicePrivate', count: 1, freed: 0, pgmapHeld: 1 }),
  },
  'entry-changed': {
    name: 'another CPU was faster: returns 0 and leaves the free page and the driver alone',
    judge: (seen) => judgePage(seen, { returned: 0, count: 0, freed: 1, driverCalled: false }),
  },
  'not-freed-at-work': {
    name: 'two CPUs: the page is not freed while a driver works with it (I1), and get_page() never finds a count of 0 (I3)',
    judge: (seen) => judgeInterleavings(seen, 'no driver has a free page, in every interleaving'),
  },
  'nothing-left': {
    name: 'two CPUs: in the end the page was freed once and nobody’s reference is left (I2, I4)',
    judge: (seen) => judgeInterleavings(seen, 'freed once, and held by nobody'),
  },
  'lent-again': {
    name: 'the page is brought back by another CPU and lent to another process: that process alone has it (I1, I3)',
    judge: (seen) =>
      judgeInterleavings(
        seen,
        'no get_page() on a free page, no driver with a page of another process',
      ),
  },
};
