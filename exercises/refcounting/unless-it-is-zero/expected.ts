import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { judgeSearch } from '../../../src/runner/judge/judgeSearch.ts';
import { listOf } from '../../../src/runner/judge/listOf.ts';
import { own } from '../../../src/runner/judge/own.ts';

interface Grab {
  readonly returned: 'the page' | 'null';
  readonly count: number;
  /** What the functions of the count have added. */
  readonly counted: number;
}

const words = (grab: unknown) =>
  `returned ${String(own(grab, 'returned'))}, _refcount ${String(own(grab, 'count'))}, of these ${String(own(grab, 'counted'))} added by page_ref functions`;

function judgeGrab(seen: unknown, want: Grab): Judgement {
  const pass = (['returned', 'count', 'counted'] as const).every(
    (field) => own(seen, field) === want[field],
  );
  return { pass, expected: words(want), seen: words(seen) };
}

/** Several grabs: the first that is wrong is told. */
function judgeGrabs(seen: unknown, wants: readonly Grab[]): Judgement {
  const list = listOf(seen);
  const judged = wants.map((want, at) => judgeGrab(list[at], want));
  const [first] = judged;
  if (!first) return { pass: false, expected: '', seen: '' };
  return judged.find(({ pass }) => !pass) ?? first;
}

const judgeInterleavings = (seen: unknown, claim: string) =>
  judgeSearch(seen, {
    claim,
    tooMany: 'The grab makes too many steps to look at every interleaving.',
  });

export const expected: Expectations = {
  'takes-references': {
    name: 'FOLL_GET of a page of count 1: takes one reference',
    judge: (seen) => judgeGrab(seen, { returned: 'the page', count: 2, counted: 1 }),
  },
  'takes-a-pin': {
    name: 'FOLL_PIN of a page of count 2: takes 1024 references',
    judge: (seen) => judgeGrab(seen, { returned: 'the page', count: 1026, counted: 1024 }),
  },
  'takes-several': {
    name: 'three references at once, then two pins at once: takes them all',
    judge: (seen) =>
      judgeGrabs(seen, [
        { returned: 'the page', count: 4, counted: 3 },
        { returned: 'the page', count: 3072, counted: 2048 },
      ]),
  },
  'stays-zero': {
    name: 'a page of count 0: null, and it stays at 0 (I3)',
    judge: (seen) =>
      judgeGrabs(seen, [
        { returned: 'null', count: 0, counted: 0 },
        { returned: 'null', count: 0, counted: 0 },
      ]),
  },
  'driver-gets-it-once': {
    name: 'against munmap() of a page that a driver lent: the driver gets it back once',
    judge: (seen) =>
      judgeInterleavings(seen, 'one last put, and the free operation once, in every interleaving'),
  },
  'hole-punch': {
    name: 'against fallocate(PUNCH_HOLE): no count, no wake-up and no file goes wrong',
    judge: (seen) =>
      judgeInterleavings(
        seen,
        'every count is explained, and nobody sleeps in vain, in every interleaving',
      ),
  },
};
