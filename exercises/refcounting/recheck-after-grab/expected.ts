import type { Expectations } from '../../../src/runner/expectations.ts';
import { judgeSearch } from '../../../src/runner/judge/judgeSearch.ts';
import { own } from '../../../src/runner/judge/own.ts';

const judgeInterleavings = (seen: unknown, claim: string) =>
  judgeSearch(seen, {
    claim,
    tooMany:
      'The function makes too many steps for the search to look at every interleaving. A walk needs three or four for each entry.',
  });

export const expected: Expectations = {
  'one-reference-each': {
    name: 'nobody else about: takes each mapped page once, by try_grab_folio_fast(), up to the hole',
    judge(seen) {
      const parts = ['pages', 'taken', 'counted', 'returned'] as const;
      const want = { pages: [0, 1], taken: [1, 1], counted: [1, 1], returned: 2 };
      const words = (value: unknown) =>
        [
          `pages taken: ${JSON.stringify(own(value, 'pages'))}`,
          `references added: ${JSON.stringify(own(value, 'taken'))}`,
          `of these by page_ref functions: ${JSON.stringify(own(value, 'counted'))}`,
          `returned: ${JSON.stringify(own(value, 'returned'))}`,
        ].join('\n');
      return {
        pass: parts.every((part) => JSON.stringify(own(seen, part)) === JSON.stringify(want[part])),
        expected: words(want),
        seen: words(seen),
      };
    },
  },
  'no-foreign-page': {
    name: 'against fallocate(PUNCH_HOLE): A never holds a page that is no longer its file’s (I10)',
    judge: (seen) =>
      judgeInterleavings(seen, 'A holds pages of its own file only, in every interleaving'),
  },
  'entry-of-another-page': {
    name: 'against a punch and a write to the hole: A never holds the page that the entry mapped before',
    judge: (seen) =>
      judgeInterleavings(
        seen,
        'A holds pages of its own file only, also when the entry maps another page by then',
      ),
  },
  'gives-back': {
    name: 'against fallocate(PUNCH_HOLE): no reference is left that nobody will put',
    judge: (seen) =>
      judgeInterleavings(
        seen,
        '1024 references, which is one pin, for each page that A has taken, in every interleaving',
      ),
  },
  'how-many': {
    name: 'against fallocate(PUNCH_HOLE): returns how many pages it took, the first ones in order',
    judge: (seen) =>
      judgeInterleavings(seen, 'A has as many pages as it was told, from the first one on'),
  },
};
