import type { Invariant } from './invariant.ts';

/** Who may take a page from 0 to 1: it owns the page, so nobody else can have it. */
const owners: ReadonlySet<string> = new Set([
  'dax_fault_iter',
  'dax_iomap_pte_fault',
  'dax_iomap_pmd_fault',
  'dmirror_devmem_alloc_page',
  'zone_device_page_init',
  'p2pmem_alloc_mmap',
]);

/** I3. */
export const noResurrection: Invariant = {
  id: 'I3',
  title: 'No resurrection',
  says: 'A count goes from 0 to 1 only by the owner of the page: a fault with the DAX entry locked, the driver that lends it, the pool. GUP takes references unless the count is 0.',
  kept: 'Every release.',
  known: [],
  source:
    'mm/gup.c at 5.10, 6.1, 6.12, 7.2; fs/dax.c dax_fault_iter at 7.2; mm/memremap.c zone_device_page_init at 6.1, 6.12, 7.2',
  watch: () => ({
    see({ event, stack }) {
      if (event.kind !== 'event' || event.name !== 'page_ref_mod') return undefined;
      const { page, val, count } = event.fields;
      if (!(Number(val) > 0) || Number(count) !== Number(val)) return undefined;
      if (stack.some((fn) => owners.has(fn))) return undefined;
      const text = `Its count went from 0 to ${Number(count)} in ${stack[0] ?? 'no function'}.`;
      return { subject: String(page), text, stack };
    },
  }),
};
