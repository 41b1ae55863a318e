import { folio_mapcount } from '../mm/folio.ts';
import type { Invariant } from './invariant.ts';

/** I7. */
export const countCoversMappings: Invariant = {
  id: 'I7',
  title: 'No mapping without a reference',
  says: 'A folio has at least as many references as mappings: each page table entry holds one.',
  kept: 'Since 6.15 for fsdax and device-dax, and for device-private memory in every release. At every step: an entry takes its reference first and gives it back last.',
  known: [],
  source: 'commit 38607c62b34b; mm/memory.c and mm/rmap.c at 7.2; recordings of 7.2.13',
  check: (view) =>
    view.folios
      .filter((folio) => view.countsSlots(folio) && folio._refcount < folio_mapcount(folio))
      .map((folio) => ({
        subject: folio.label,
        text: `It has ${folio._refcount} references and ${folio_mapcount(folio)} mappings.`,
      })),
};
