import type { Invariant } from './invariant.ts';
import { removedUnderHolder } from './removedUnderHolder.ts';

/** What the kernel says itself when it takes an entry from a page that is held. */
const warnings: ReadonlySet<string> = new Set(['daxDisassociateBusy', 'folioPutReferenced']);

/** I17. */
export const entryUntilIdle: Invariant = {
  id: 'I17',
  title: 'An entry goes when its page is idle',
  says: 'A file keeps the entry of a page for as long as somebody holds the page.',
  kept: 'Since 6.15 for truncate, hole punching and eviction; before, for truncate and hole punching of a file that is mapped. At rest.',
  known: [
    ...removedUnderHolder,
    {
      since: '6.8',
      when: 'the device is unbound while somebody holds a page: the file system is told, and drops its entries',
      source: 'recordings own-removal-pinned of 6.12.107 and 7.2.13; 7.2 WARNs',
      explains: (_finding, { called }) => called.has('invalidate_inode_pages2_range'),
    },
    {
      since: '6.2',
      when: 'a fault on a shared block whose page somebody holds: the entry is taken from the page and given to it again',
      source: 'fs/dax.c dax_insert_entry at 6.12, 7.2; not recorded',
      explains: ({ stack = [] }) => stack.includes('dax_insert_entry'),
    },
  ],
  source:
    'commits bde708f1a65d and 0e2f80afcfa6; recordings truncate-pinned of 5.10.223, 6.1.192, 6.12.107, 7.2.13',
  watch: () => ({
    see({ event, stack }) {
      if (event.kind !== 'splat' || !warnings.has(event.code)) return undefined;
      const subject = event.text.split(' ')[0] ?? '';
      return { subject, text: `The kernel WARNs: ${event.text}.`, stack };
    },
  }),
  check: (view) =>
    view.at === 'step'
      ? []
      : view.fsdaxFolios
          .filter((page) => view.held(page) > 0 && view.associations(page).length === 0)
          .map((page) => ({
            subject: page.label,
            text: `${view.held(page)} references are held and no entry of a file names it.`,
          })),
};
