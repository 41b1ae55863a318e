import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { judgeSearch } from '../../../src/runner/judge/judgeSearch.ts';
import { own } from '../../../src/runner/judge/own.ts';

interface State {
  readonly punch?: 'finished' | 'sleeping';
  readonly found?: number;
  readonly counts: readonly number[];
  readonly mapped: readonly number[];
  readonly blocks: readonly number[];
}

function words(state: unknown): string {
  const list = (name: string) => {
    const value = own(state, name);
    return Array.isArray(value) && value.length > 0 ? value.join(', ') : 'none';
  };
  const found = own(state, 'found');
  return [
    found === undefined
      ? `fallocate: ${String(own(state, 'punch'))}`
      : `returned: ${found === -1 ? 'null' : `page ${String(found)}`}`,
    `_refcount of the two pages: ${list('counts')}`,
    `pages that A has mapped: ${list('mapped')}`,
    `pages of the file with a block: ${list('blocks')}`,
  ].join('\n');
}

function judge(seen: unknown, want: State, message?: string): Judgement {
  const pass = (['counts', 'mapped', 'blocks'] as const).every(
    (field) => JSON.stringify(own(seen, field)) === JSON.stringify(want[field]),
  );
  const same =
    own(seen, 'found') === want.found &&
    (want.punch === undefined || own(seen, 'punch') === want.punch);
  return {
    pass: pass && same,
    expected: words(want),
    seen: words(seen),
    ...((pass && same) || message === undefined ? {} : { message }),
  };
}

/** The count of a page that nobody holds, and what a mapping adds to it. */
const counting = (release: string) =>
  release === '7.2' ? { idle: 0, mapping: 1 } : { idle: 1, mapping: 0 };

const judgeScan = (seen: unknown) =>
  judgeSearch(seen, {
    claim: 'who takes the page has it while its block is the file’s, in every interleaving',
    tooMany: 'The scan makes too many steps to look at every interleaving.',
  });

export const expected: Expectations = {
  'nobody-holds': {
    name: 'fallocate(PUNCH_HOLE), nobody else about: the file is unmapped, and both blocks go',
    judge(seen, { release }) {
      const { idle } = counting(release);
      return judge(seen, { punch: 'finished', counts: [idle, idle], mapped: [], blocks: [] });
    },
  },
  held: {
    name: 'A holds the second page: fallocate sleeps, nothing is mapped any more, the blocks stay',
    judge(seen, { release }) {
      const { idle } = counting(release);
      return judge(seen, {
        punch: 'sleeping',
        counts: [idle, idle + 1],
        mapped: [],
        blocks: [0, 1],
      });
    },
  },
  wakes: {
    name: 'A puts the page for which fallocate sleeps: fallocate goes on',
    judge(seen, { release }) {
      const { idle } = counting(release);
      return judge(
        seen,
        { punch: 'finished', counts: [idle, idle], mapped: [], blocks: [] },
        'At 7.2 a mapping is a reference: while the page is mapped no put brings it to 0, and nobody is woken.',
      );
    },
  },
  'only-the-range': {
    name: 'asked for the first page while A holds the second: null, and the second stays mapped',
    judge(seen, { release }) {
      const { idle, mapping } = counting(release);
      return judge(seen, {
        found: -1,
        counts: [idle, idle + mapping + 1],
        mapped: [1],
        blocks: [0, 1],
      });
    },
  },
  'no-foreign-page': {
    name: 'against GUP-fast on the first page: A never holds a page whose block is free (I9)',
    judge: judgeScan,
  },
  'nor-the-last': {
    name: 'against GUP-fast on the second page: the same',
    judge: judgeScan,
  },
};
