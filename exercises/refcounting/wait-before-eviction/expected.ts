import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

/** How everything has to stand. `waitsFor` is the page that unlink sleeps for, -1 for none. */
interface State {
  readonly unlink: 'finished' | 'sleeping';
  readonly waitsFor: number;
  readonly counts: readonly number[];
  readonly entries: readonly number[];
}

/** Asleep for one page, which is held; the file has both its entries. */
const waiting = (waitsFor: 0 | 1, held: number, second = 1): State => ({
  unlink: 'sleeping',
  waitsFor,
  counts: waitsFor === 0 ? [held, 0] : [0, held],
  entries: [0, second],
});

const gone: State = { unlink: 'finished', waitsFor: -1, counts: [0, 0], entries: [] };

function words(state: unknown): string {
  const list = (name: string) => JSON.stringify(own(state, name) ?? null);
  const on = own(state, 'waitsFor');
  const asleep = own(state, 'unlink') === 'sleeping';
  const where = typeof on === 'number' && on >= 0 ? `for page ${on}` : 'on another address';
  const warned = own(state, 'warned');
  const quiet = !Array.isArray(warned) || warned.length === 0;
  return [
    `unlink: ${String(own(state, 'unlink'))}${asleep ? ` ${where}` : ''}`,
    `_refcount of the two pages: ${list('counts')}`,
    `entries of the file: ${list('entries')}`,
    `warnings: ${quiet ? 'none' : JSON.stringify(warned)}`,
  ].join('\n');
}

function judge(seen: unknown, want: State, message?: string): Judgement {
  const fields = ['unlink', 'waitsFor', 'counts', 'entries'] as const;
  const same = fields.every(
    (field) => JSON.stringify(own(seen, field)) === JSON.stringify(want[field]),
  );
  const quiet = JSON.stringify(own(seen, 'warned')) === '[]';
  const tied = want.entries.length > 0;
  const mappings = JSON.stringify(own(seen, 'ofTheFile')) === JSON.stringify([tied, tied]);
  const blocks = own(seen, 'blocks') === (tied ? 2 : 0);
  const pass = same && quiet && mappings && blocks;
  return {
    pass,
    expected: words(want),
    seen: words(seen),
    ...(pass || message === undefined ? {} : { message }),
  };
}

/** Two moments of one run: the first that is wrong is told. */
function judgeBoth(seen: unknown, moments: readonly (readonly [string, State])[]): Judgement {
  const judged = moments.map(([name, want]) => judge(own(seen, name), want));
  const [first] = judged;
  if (!first) return { pass: false, expected: '', seen: '' };
  return judged.find(({ pass }) => !pass) ?? first;
}

export const expected: Expectations = {
  'nobody-holds': {
    name: 'unlink of a file that nobody holds a page of: its entries go, and eviction finds none',
    judge: (seen) => judge(seen, gone),
  },
  held: {
    name: 'unlink while a pipe holds a page: sleeps, the page keeps its entry and its block (I17)',
    judge(seen) {
      const judged = judge(
        seen,
        waiting(0, 1),
        'The pipe still has page 0. Whoever gets its block now shares it with the reader of the pipe.',
      );
      const given = own(seen, 'given');
      const kept = Array.isArray(given) && given.every((at) => at === -1);
      return { ...judged, pass: judged.pass && kept };
    },
  },
  'last-put': {
    name: 'the last reference is put: the wake-up on the page lets unlink end',
    judge: (seen) =>
      judge(
        seen,
        gone,
        'free_zone_device_folio() calls wake_up_var() with the address of the page, once its count is 0.',
      ),
  },
  pinned: {
    name: 'unlink while a device has pinned a page (1024 references): waits for unpin_user_page()',
    judge: (seen) =>
      judgeBoth(seen, [
        ['waiting', waiting(1, 1024)],
        ['after', gone],
      ]),
  },
  'far-apart': {
    name: 'a file of 301 pages, the first and the last written and the last pinned: unlink waits, and no entry is left',
    judge: (seen) =>
      judgeBoth(seen, [
        ['waiting', waiting(1, 1024, 300)],
        ['after', gone],
      ]),
  },
  'two-pages': {
    name: 'two pages are held: unlink waits for the one and then for the other',
    judge: (seen) =>
      judgeBoth(seen, [
        ['second', waiting(1, 1)],
        ['after', gone],
      ]),
  },
  'woken-in-vain': {
    name: 'a wake-up on the address while the page is held: unlink sleeps on',
    judge: (seen) =>
      judge(seen, waiting(0, 1), 'A wake-up is a reason to look at the count, not an answer.'),
  },
  'every-interleaving': {
    name: 'against the reader of the pipe, in every interleaving: unlink ends, and nothing is untied before its last put',
    judge(seen) {
      const counterexample = own(seen, 'counterexample');
      const schedules = own(seen, 'schedules');
      const wording = 'held pages keep their entry, and unlink ends, in every interleaving';
      if (counterexample === null) {
        const pass =
          own(seen, 'complete') === true && typeof schedules === 'number' && schedules > 1;
        return { pass, expected: wording, seen: pass ? wording : 'the search gave up' };
      }
      const violation = own(counterexample, 'violation');
      return {
        pass: false,
        expected: wording,
        seen: typeof violation === 'string' ? violation : 'no report of the search',
        interleaving: counterexample,
      };
    },
  },
};
