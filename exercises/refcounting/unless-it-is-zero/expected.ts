import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { judgeSearch } from '../../../src/runner/judge/judgeSearch.ts';
import { listOf } from '../../../src/runner/judge/listOf.ts';
import { own } from '../../../src/runner/judge/own.ts';
import { type GrabOfOne, grabsOfFree, grabsOfSeveral } from './grabs.ts';

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

/** What a grab has to do: all of it, or nothing where the page has been handed back. */
function wanted({ count, refs, take }: GrabOfOne): Grab {
  if (count === 0) return { returned: 'null', count: 0, counted: 0 };
  const nr = take === 'FOLL_PIN' ? refs * 1024 : refs;
  return { returned: 'the page', count: count + nr, counted: nr };
}

/** Several grabs: the first that is wrong is told. */
function judgeGrabs(seen: unknown, grabs: readonly GrabOfOne[]): Judgement {
  const list = listOf(seen);
  const judged = grabs.map((grab, at) => {
    const asked = (text: unknown) =>
      `${grab.take} of ${grab.refs} at a count of ${grab.count}: ${String(text)}`;
    const { pass, expected, seen: found } = judgeGrab(list[at], wanted(grab));
    return { pass, expected: asked(expected), seen: asked(found) };
  });
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
    name: 'several references or pins at once, at small counts and large ones: takes them all',
    judge: (seen) => judgeGrabs(seen, grabsOfSeveral),
  },
  'stays-zero': {
    name: 'a page of count 0: null, and it stays at 0, whatever is asked for (I3)',
    judge: (seen) => judgeGrabs(seen, grabsOfFree),
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
