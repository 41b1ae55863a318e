import { gupFlags, GUP_PIN_COUNTING_BIAS } from '../../include/gup_flags.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { folio_test_large, page_folio } from '../folio.ts';
import type { folio, page } from '../page.ts';
import { putGrab } from './grab.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Gives one pin back. */
    unpin_user_page(page: page): void;
    /** Gives pins on a folio back, as the end of block I/O does at 6.12 and later. */
    unpin_user_folio(folio: folio, npages: number): void;
  }
}

const file = 'mm/gup.c';

export const unpin_user_page = defineSymbol({
  name: 'unpin_user_page',
  file,
  models: 'Gives one pin back.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source: 'mm/gup.c at 5.10, 6.1, 6.12, 7.2',
      call(k, page) {
        putGrab(k, page, gupFlags(k.release).FOLL_PIN);
      },
    },
  ],
});

/** A large folio counts its pins in _pincount. @returns the references to put */
function unpinned(folio: folio, npages: number): number {
  if (!folio_test_large(folio)) return npages * GUP_PIN_COUNTING_BIAS;
  folio._pincount -= npages;
  return npages;
}

export const unpin_user_folio = defineSymbol({
  name: 'unpin_user_folio',
  file,
  models: 'Gives pins on a folio back.',
  args: ['folio', 'npages'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.12',
      until: '6.15',
      source: 'recording of 6.12.107: the end of O_DIRECT calls gup_put_folio, not unpin_user_page',
      call(k, folio, npages) {
        k.gup_put_folio(page_folio(folio), npages, gupFlags(k.release).FOLL_PIN);
      },
    },
    {
      // The recorded build has gup_put_folio inlined here, so no call of it shows.
      since: '6.15',
      source: 'recording of 7.2.13: the end of O_DIRECT shows no call of gup_put_folio',
      call(k, page, npages) {
        const folio = page_folio(page);
        k.folio_put_refs(folio, unpinned(folio, npages));
      },
    },
  ],
});
