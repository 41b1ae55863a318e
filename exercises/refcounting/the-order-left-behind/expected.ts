import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { listOf } from '../../../src/runner/judge/listOf.ts';
import { own } from '../../../src/runner/judge/own.ts';

const linkText = (link: unknown) => (link === null ? 'no link' : `a link to ${String(link)}`);

/** What a page says of itself, in words. */
function pageText(page: unknown): string {
  const mapping = own(page, 'mapping');
  const file = mapping === null ? 'no mapping' : String(mapping);
  return `order ${String(own(page, 'order'))}, ${linkText(own(page, 'link'))}, ${file}, index ${String(own(page, 'index'))}, ${String(own(page, 'references'))} ${own(page, 'references') === 1 ? 'reference' : 'references'}`;
}

const single = 'order 0, no link, no mapping, index 0, 0 references';

const splatText = (seen: unknown) =>
  listOf(own(seen, 'splats')).map(String).join('; ') || 'no WARN';

/** The page has become part of another file, without a word from the kernel. */
function judgeReuse(seen: unknown, want: { page: string; head: string }): Judgement {
  const went = listOf(own(seen, 'ended'));
  const wentThrough = went.length === 2 && went.every((one) => one === 0);
  const page = pageText(own(seen, 'page'));
  const head = pageText(own(seen, 'head'));
  const quiet = splatText(seen) === 'no WARN';
  const stale = splatText(seen).includes('daxFolioLarge');
  return {
    pass:
      wentThrough && own(seen, 'before') === 9 && quiet && page === want.page && head === want.head,
    expected: `the page: ${want.page}\nthe old head: ${want.head}\nno WARN`,
    seen: `the page: ${page}\nthe old head: ${head}\n${splatText(seen)}`,
    ...(stale
      ? {
          message:
            'The head still says that it has more pages: the next entry takes a folio of order 9 for its single page.',
        }
      : {}),
    ...(head !== want.head && page === want.page && !stale
      ? { message: 'What was done to the page was done to the old head.' }
      : {}),
  };
}

/** All pages of the folio are single pages, alike. */
function judgeAll(seen: unknown): Judgement {
  const groups = listOf(own(seen, 'groups'));
  const text = groups
    .map((group) => {
      const pgmap = own(group, 'ownPgmap') === true ? '' : ', another pgmap';
      return `${own(group, 'pages') === 1 ? '1 page' : `${String(own(group, 'pages'))} pages`} from ${String(own(group, 'first'))} on: ${pageText(own(group, 'page'))}${pgmap}`;
    })
    .join('\n');
  const first = groups[0];
  return {
    pass:
      groups.length === 1 &&
      own(first, 'pages') === 512 &&
      own(first, 'ownPgmap') === true &&
      pageText(own(first, 'page')) === single &&
      splatText(seen) === 'no WARN',
    expected: `512 pages: ${single}`,
    seen: `${text}\n${splatText(seen)}`,
  };
}

export const expected: Expectations = {
  'next-page-at-head': {
    name: 'another file gets the first page of the old folio: an entry of one page, no WARN (I14)',
    judge(seen) {
      const page = 'order 0, no link, mapping:/mnt/next, index 0, 1 reference';
      return judgeReuse(seen, { page, head: page });
    },
  },
  'next-page-inside': {
    name: 'another file gets page 5: its count and its file are on page 5, not on the old head (I1, I15)',
    judge: (seen) =>
      judgeReuse(seen, {
        page: 'order 0, no link, mapping:/mnt/next, index 0, 1 reference',
        head: single,
      }),
  },
  'next-2-mib': {
    name: 'the file maps the same 2 MiB anew: one folio of order 9 again, no WARN',
    judge(seen) {
      const page = 'order 9, no link, mapping:/mnt/f, index 512, 1 reference';
      return judgeReuse(seen, { page, head: page });
    },
  },
  'every-page': {
    name: 'after the last file, each of the 512 pages is single, without mapping, and has its pgmap',
    judge: judgeAll,
  },
  'pages-beside': {
    name: 'the folios before and behind it stay what they are',
    judge(seen) {
      const text = (name: string) => pageText(own(listOf(own(seen, name))[0], 'page'));
      const want = [0, 1024].map(
        (index) => `order 9, no link, mapping:/mnt/f, index ${index}, 1 reference`,
      );
      const found = [text('before'), text('after')];
      return {
        pass: found.every((one, at) => one === want[at]),
        expected: want.join('\n'),
        seen: found.join('\n'),
      };
    },
  },
  'still-shared': {
    name: 'three files have the folio, two let go: share 3, 2, 1, and it stays large (I8, I14)',
    judge(seen) {
      const states = listOf(own(seen, 'states'));
      const links = listOf(own(seen, 'links'));
      const found = states.map(
        (state, at) =>
          `order ${String(own(state, 'order'))}, ${own(state, 'mapping') === null ? 'no mapping' : String(own(state, 'mapping'))}, share ${String(own(state, 'index'))}, page 5 ${links[at] === null ? 'without a link' : 'linked'}`,
      );
      const want = [3, 2, 1].map((share) => `order 9, no mapping, share ${share}, page 5 linked`);
      return {
        pass: found.length === 3 && found.every((one, at) => one === want[at]),
        expected: want.join('\n'),
        seen: found.join('\n'),
        ...(found.some((one) => one.includes('order 0') || one.includes('without'))
          ? {
              message:
                'Another file still has an entry of 2 MiB for it, and the pages are single pages.',
            }
          : {}),
      };
    },
  },
  'last-sharer': {
    name: 'two files had the folio and both let go: 512 single pages',
    judge: judgeAll,
  },
  'no-other-field': {
    name: 'pages that are poisoned, pinned or mapped by another file: the poison and the counts stay what they are',
    judge(seen) {
      const scenes = [
        ['large', 'the last file'],
        ['shared', 'one of two files'],
        ['single', 'a folio of one page'],
      ] as const;
      const writes = (name: string) => listOf(own(seen, name));
      const words = (name: string) =>
        writes(name)
          .map(
            (one) =>
              `page ${String(own(one, 'page'))}, ${String(own(one, 'field'))} ${String(own(one, 'from'))} -> ${String(own(one, 'to'))}`,
          )
          .join('; ') || 'nothing else written';
      const reported = scenes.every(([name]) => Array.isArray(own(seen, name)));
      const written = scenes.some(([name]) => writes(name).length > 0);
      return {
        pass: reported && !written,
        expected: scenes.map(([, what]) => `${what}: nothing else written`).join('\n'),
        seen: reported
          ? scenes.map(([name, what]) => `${what}: ${words(name)}`).join('\n')
          : 'no report of the run',
        ...(written
          ? {
              message:
                'Whether a page is poisoned, and who holds or maps it, does not change with its file.',
            }
          : {}),
      };
    },
  },
  'single-page': {
    name: 'a folio of one page loses its mapping; the page beside it does not',
    judge(seen) {
      const removed = own(own(seen, 'removed'), 'mapping');
      const other = own(own(seen, 'other'), 'mapping');
      const text = (mapping: unknown) => (mapping === null ? 'no mapping' : String(mapping));
      return {
        pass: removed === null && other === 'mapping:/mnt/f' && splatText(seen) === 'no WARN',
        expected: 'no mapping; the next page: mapping:/mnt/f',
        seen: `${text(removed)}; the next page: ${text(other)}; ${splatText(seen)}`,
      };
    },
  },
};
