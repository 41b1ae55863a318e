import { compareReleases } from '../kernel/release.ts';
import type { page } from '../mm/page.ts';
import type { Invariant } from './invariant.ts';

/** Free operations of the drivers that the simulation has. */
const freeOperations: ReadonlySet<string> = new Set(['dmirror_devmem_free', 'p2pdma_page_free']);

/** The count at which a put frees a page that a driver lends: 1 up to 5.17, then 0. Undefined where no driver is called. */
function freeAt(release: string, page: page | undefined): number | undefined {
  const { type, ops } = page?.pgmap ?? {};
  const operation = ops?.page_free ?? ops?.folio_free;
  if (!operation || type === 'MEMORY_DEVICE_FS_DAX' || type === 'MEMORY_DEVICE_GENERIC') {
    return undefined;
  }
  const managed = type !== 'MEMORY_DEVICE_PCI_P2PDMA';
  return managed && compareReleases(release, '5.18') < 0 ? 1 : 0;
}

/** I4. */
export const freedOnce: Invariant = {
  id: 'I4',
  title: 'Freed once, and not touched after it',
  says: 'When the last reference on a lent page goes, the free operation of its driver runs, once; after it the page is the driver\u2019s, and no put reaches it until it is lent again.',
  kept: 'Every release, for pages that a driver lends (PRIVATE, COHERENT, P2PDMA). The simulation sees the operations of its own drivers. From 6.1 to 6.14, and at 6.19 and 7.0, the put still reads the pgmap of the page after it: I12 shows what that can do.',
  known: [],
  source: 'mm/memremap.c at 5.10, 6.1, 6.12, 7.2; lib/test_hmm.c at 6.1, 6.12, 7.2',
  watch: (view) => {
    const due = new Set<string>();
    const free = new Set<string>();
    return {
      see({ event, stack }) {
        if (event.kind === 'call' && freeOperations.has(event.fn)) {
          const subject = String(event.args.page);
          const first = due.delete(subject);
          free.add(subject);
          return first ? undefined : { subject, text: 'It was freed without a last put.', stack };
        }
        if (event.kind !== 'event') return undefined;
        const subject = String(event.fields.page);
        if (event.name === 'page_ref_set') free.delete(subject);
        if (event.name !== 'page_ref_mod') return undefined;
        if (due.delete(subject)) return { subject, text: 'Its last put did not free it.', stack };
        const put = Number(event.fields.val) < 0;
        if (put && free.has(subject) && freeAt(view.release, view.pageOf(subject)) === 0) {
          return { subject, text: 'A reference was put after it was freed.', stack };
        }
        free.delete(subject);
        if (put && event.fields.count === freeAt(view.release, view.pageOf(subject)))
          due.add(subject);
        return undefined;
      },
      owed: () => [...due].map((subject) => ({ subject, text: 'Its last put did not free it.' })),
    };
  },
};
