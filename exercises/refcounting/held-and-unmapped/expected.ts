import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

/** What a check wants of how everything stands. */
interface State {
  readonly call?: 'finished' | 'sleeping';
  readonly found?: number;
  /** References above the idle count, page by page. */
  readonly held: readonly number[];
  readonly mapped: readonly number[];
  readonly entries: readonly number[];
  readonly blocks: readonly number[];
}

/** The count of a page that nobody holds: 1 up to 6.14, 0 since. */
const idleAt = (release: string) => (release === '7.2' ? 0 : 1);

/** How everything stands, in the words of the checks. */
function words(state: unknown, counts: readonly unknown[], call?: string): string {
  const list = (name: string) => {
    const value = own(state, name);
    return Array.isArray(value) && value.length > 0 ? value.join(', ') : 'none';
  };
  const found = own(state, 'found');
  const warned = own(state, 'warned');
  return [
    ...(call === undefined ? [] : [`the call: ${call}`]),
    ...(found === undefined
      ? []
      : [`returned: ${found === -1 ? 'null' : `page ${String(found)}`}`]),
    `_refcount of the three pages: ${counts.join(', ')}`,
    `mapped: ${list('mapped')}`,
    `entries: ${list('entries')}`,
    `blocks of the file: ${list('blocks')}`,
    ...(Array.isArray(warned) && warned.length > 0 ? [`warnings: ${warned.join(', ')}`] : []),
  ].join('\n');
}

function judge(seen: unknown, release: string, want: State, message?: string): Judgement {
  const counts = want.held.map((held) => held + idleAt(release));
  const lists = { counts, mapped: want.mapped, entries: want.entries, blocks: want.blocks };
  const same = Object.entries(lists).every(
    ([name, list]) => JSON.stringify(own(seen, name)) === JSON.stringify(list),
  );
  const pass =
    same &&
    (want.call === undefined || own(seen, 'call') === want.call) &&
    own(seen, 'found') === want.found &&
    JSON.stringify(own(seen, 'warned')) === '[]';
  const sawCounts = own(seen, 'counts');
  return {
    pass,
    expected: words(want, counts, want.call),
    seen: words(
      seen,
      Array.isArray(sawCounts) ? sawCounts : [],
      want.call === undefined ? undefined : String(own(seen, 'call')),
    ),
    ...(pass || message === undefined ? {} : { message }),
  };
}

/** Asleep, then done: the first of the two that is wrong is told. */
function judgeWait(
  seen: unknown,
  release: string,
  waiting: State,
  after: State,
  message: string,
): Judgement {
  const first = judge(own(seen, 'waiting'), release, waiting, message);
  return first.pass
    ? judge(
        own(seen, 'after'),
        release,
        after,
        'The last reference is gone: nothing is left to wait for.',
      )
    : first;
}

const all = [0, 1, 2];
const nothingHeld = [0, 0, 0];
const truncated: State = {
  call: 'finished',
  held: nothingHeld,
  mapped: [],
  entries: [],
  blocks: [],
};
const asleep = (held: readonly number[]): State => ({
  call: 'sleeping',
  held,
  mapped: [],
  entries: all,
  blocks: all,
});

export const expected: Expectations = {
  'unmapped-and-held': {
    name: 'truncate of a file that nobody maps, a page of it in a pipe: sleeps until the pipe is read (I16)',
    judge: (seen, { release }) =>
      judgeWait(
        seen,
        release,
        asleep([1, 0, 0]),
        truncated,
        'munmap() took the page out of the page table. The pipe holds it as before.',
      ),
  },
  'unmapped-and-pinned': {
    name: 'fallocate(PUNCH_HOLE) under a page that a device has pinned and nobody maps: sleeps until unpin_user_page()',
    judge: (seen, { release }) =>
      judgeWait(
        seen,
        release,
        asleep([0, 1024, 0]),
        // Since 6.15 XFS deletes all entries of the file once its layout is broken, for a hole as well.
        {
          call: 'finished',
          held: nothingHeld,
          mapped: [],
          entries: release === '7.2' ? [] : [0, 2],
          blocks: [0, 2],
        },
        'A device that writes to the page does not need a mapping for it.',
      ),
  },
  'mapped-and-held': {
    name: 'truncate of a file that A maps, a page of it in a pipe: unmaps it, and sleeps until the pipe is read',
    judge: (seen, { release }) =>
      judgeWait(
        seen,
        release,
        asleep([1, 0, 0]),
        truncated,
        'A may not reach the page while truncate waits: the mapping goes first.',
      ),
  },
  'nobody-holds': {
    name: 'truncate of a file that nobody maps and nobody holds: does not wait',
    judge: (seen, { release }) => judge(seen, release, truncated),
  },
  'last-of-three': {
    name: 'three entries, the last page is held: returns it',
    judge: (seen, { release }) =>
      judge(seen, release, { found: 2, held: [0, 0, 1], mapped: [], entries: all, blocks: all }),
  },
  'outside-the-range': {
    name: 'a page behind the end of the range is held, and mapped: null, and it stays mapped',
    judge(seen, { release }) {
      const mappings = release === '7.2' ? 1 : 0;
      return judge(seen, release, {
        found: -1,
        held: [0, 0, 1 + mappings],
        mapped: [2],
        entries: all,
        blocks: all,
      });
    },
  },
  'never-touched': {
    name: 'truncate of a file without entries: does not wait',
    judge: (seen, { release }) => judge(seen, release, truncated),
  },

  'behind-a-hole': {
    name: 'truncate of a file with a zero entry, and a pinned page behind it: sleeps until the pin is put',
    judge(seen) {
      const wording = (held: unknown, after: unknown) =>
        `truncate: ${String(held)}, then ${String(after)}`;
      const expectedWords = wording('sleeping', 'finished');
      const seenWords = wording(own(seen, 'held'), own(seen, 'after'));
      return {
        pass: own(seen, 'zero') === 1 && seenWords === expectedWords,
        expected: expectedWords,
        seen: seenWords,
      };
    },
  },

  'a-hole': {
    name: 'truncate of a file whose hole A has read: the zero entry names no page, and does not wait',
    judge(seen) {
      const wording = (call: string, mapped: boolean) =>
        `truncate: ${call}\nthe zero page is mapped: ${mapped ? 'yes' : 'no'}`;
      const pass =
        JSON.stringify(own(seen, 'kinds')) === '["zero"]' &&
        own(seen, 'call') === 'finished' &&
        own(seen, 'mapped') === false;
      return {
        pass,
        expected: wording('finished', false),
        seen: wording(String(own(seen, 'call')), own(seen, 'mapped') === true),
      };
    },
  },
};
