import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { judgeFields } from '../../../src/runner/judge/judgeFields.ts';
import { listOf } from '../../../src/runner/judge/listOf.ts';
import { own } from '../../../src/runner/judge/own.ts';

type Acts = readonly (readonly [act: string, page: string])[];

const line = (act: unknown, page: unknown) => `${String(act)}: ${String(page)}`;

/** What a wrong word on the page means. */
function meaning(release: string, page: string): string | undefined {
  if (/share -/.test(page)) return 'The count fell below 0: one file too many was taken off.';
  if (release === '7.2' && page.startsWith('marker')) return '7.2 has no marker any more.';
  if (page === 'marker, share 0') {
    return 'Nobody has the page, and the marker is left: the next file that gets the block finds it taken.';
  }
  return undefined;
}

/** After each act, the page says what it has to. */
function judgeStory(seen: unknown, release: string, want: Acts): Judgement {
  const steps = listOf(seen);
  const wrong = want.findIndex(([, page], at) => own(steps[at], 'page') !== page);
  const message = wrong < 0 ? undefined : meaning(release, String(own(steps[wrong], 'page')));
  return {
    pass: wrong < 0 && steps.length === want.length,
    expected: want.map(([act, page]) => line(act, page)).join('\n'),
    seen: steps.map((step) => line(own(step, 'act'), own(step, 'page'))).join('\n'),
    ...(message === undefined ? {} : { message }),
  };
}

/** A story by release: share as it stands in the page, or a file and its index. */
const counted = (release: string) => (share: number) =>
  `${release === '6.12' ? 'marker' : 'nobody'}, share ${share}`;

const free = 'nobody, share 0';

export const expected: Expectations = {
  'not-shared': {
    name: 'a block of one file: mapping and index, nothing after it',
    judge: (seen, { release }) =>
      judgeStory(seen, release, [
        ['f read', 'f at 3'],
        ['f truncated', free],
      ]),
  },
  'first-of-a-shared-block': {
    name: 'the first file on a shared block: counted at 6.12, a plain mapping at 7.2 (I8)',
    judge(seen, { release }) {
      const first = release === '6.12' ? 'marker, share 1' : 'f at 2';
      return judgeStory(seen, release, [
        ['g cloned', free],
        ['f read', first],
        ['f truncated', free],
      ]);
    },
  },
  'two-files': {
    name: 'two files read it, the first leaves first: share 2, 1, then nobody (I8)',
    judge(seen, { release }) {
      const share = counted(release);
      return judgeStory(seen, release, [
        ['g cloned', free],
        ['f read', release === '6.12' ? share(1) : 'f at 2'],
        ['g read', share(2)],
        ['f truncated', share(1)],
        ['g truncated', free],
      ]);
    },
  },
  'the-other-leaves-first': {
    name: 'two files read it, the second leaves first: the same counts (I8)',
    judge(seen, { release }) {
      const share = counted(release);
      return judgeStory(seen, release, [
        ['g cloned', free],
        ['f read', release === '6.12' ? share(1) : 'f at 2'],
        ['g read', share(2)],
        ['g truncated', share(1)],
        ['f truncated', free],
      ]);
    },
  },
  'three-files': {
    name: 'three files: share 3, 2, 1, then nobody (I8)',
    judge(seen, { release }) {
      const share = counted(release);
      return judgeStory(seen, release, [
        ['g cloned', free],
        ['h cloned', free],
        ['f read', release === '6.12' ? share(1) : 'f at 1'],
        ['g read', share(2)],
        ['h read', share(3)],
        ['g truncated', share(2)],
        ['f truncated', share(1)],
        ['h truncated', free],
      ]);
    },
  },
  'mapped-before-the-clone': {
    name: 'one file has it with index 3 before the block is shared: the index is no count (I15)',
    // Since 6.15 the clone breaks the layout first, which deletes entries.
    releases: ['6.12'],
    judge(seen, { release }) {
      const share = counted(release);
      return judgeStory(seen, release, [
        ['f read', 'f at 3'],
        ['g cloned', 'f at 3'],
        ['g read', share(2)],
        ['f truncated', share(1)],
        ['g truncated', free],
      ]);
    },
  },
  'comes-back': {
    name: 'one of two has left and another comes: a page with a count of 1 is still counted',
    judge(seen, { release }) {
      const share = counted(release);
      return judgeStory(seen, release, [
        ['g cloned', free],
        ['h cloned', free],
        ['f read', release === '6.12' ? share(1) : 'f at 2'],
        ['g read', share(2)],
        ['f truncated', share(1)],
        ['h read', share(2)],
        ['g truncated', share(1)],
        ['h truncated', free],
      ]);
    },
  },
  'copy-on-write': {
    name: 'the page that a write has copied to: free after its only file, fit for the next',
    judge(seen, { release }) {
      const parts = ['written', 'left', 'next'] as const;
      const want = {
        written: release === '6.12' ? 'marker, share 1' : 'g at 2',
        left: free,
        next: 'next at 0',
      };
      const judged = judgeFields(seen, want, String);
      const wrong = parts.find((part) => own(seen, part) !== want[part]);
      const message = wrong && meaning(release, String(own(seen, wrong)));
      return {
        ...judged,
        pass: judged.pass && own(seen, 'moved') === true,
        ...(message === undefined ? {} : { message }),
      };
    },
  },
  'count-of-files': {
    name: 'after every act of three files: a count is the number of files that have an entry (I8)',
    judge(seen, { release }) {
      const steps = listOf(seen);
      const isRight = (step: unknown) => {
        const page = String(own(step, 'page'));
        const files = listOf(own(step, 'files'));
        const share = /share (-?\d+)$/.exec(page)?.[1];
        if (share === undefined) return files.length === 1 && page === `${String(files[0])} at 3`;
        const marked = page.startsWith('marker');
        return (
          Number(share) === files.length && marked === (release === '6.12' && files.length > 0)
        );
      };
      const wrong = steps.find((step) => !isRight(step));
      const text = (step: unknown) =>
        `${line(own(step, 'act'), own(step, 'page'))}, and the files ${listOf(own(step, 'files')).join(', ') || 'none'} have an entry`;
      return {
        pass: steps.length === 10 && wrong === undefined,
        expected: 'as many as have an entry, after each of 10 acts',
        seen: wrong === undefined ? `right after ${steps.length} acts` : text(wrong),
      };
    },
  },
};
