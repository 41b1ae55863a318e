import { defineSymbol } from '../kernel/symbolDefinition.ts';
import { idleAtOne } from '../mm/memremap/put_devmap_managed_page.ts';
import { page_folio } from '../mm/folio.ts';
import type { folio, page } from '../mm/page.ts';
import { devmapManaged } from '../mm/memremap/devmapManaged.ts';

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Gives one reference back. Up to 6.14 it first offers the page to the devmap put, which knows that an FS_DAX page
     * is idle at 1; since 6.15 it is folio_put() alone.
     */
    put_page(page: page): void;
    /** Takes one reference on a page that the caller knows to be referenced. */
    get_page(page: page): void;
    /** Takes references off. @returns true when none is left */
    page_ref_sub_and_test(page: page, nr: number): boolean;
    /**
     * Gives one reference back; the last one frees the folio. Up to 6.14 it does not know the devmap put: an FS_DAX page
     * put this way goes from 2 to 1 without a wake-up.
     */
    folio_put(folio: folio): void;
    /** Gives several references back at once, as folio_put() does one. */
    folio_put_refs(folio: folio, refs: number): void;
  }
}

const source = 'include/linux/mm.h at 5.10, 6.1, 6.12, 7.2';

export const get_page = defineSymbol({
  name: 'get_page',
  file: 'include/linux/mm.h',
  models: 'Takes one reference on a page that is in use.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source,
      call(k, page) {
        k.page_ref_inc(page_folio(page));
      },
    },
  ],
});

export const page_ref_sub_and_test = defineSymbol({
  name: 'page_ref_sub_and_test',
  file: 'include/linux/page_ref.h',
  models: 'Takes references off and says whether none is left.',
  args: ['page', 'nr'],
  returns: 'bool',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source: 'include/linux/page_ref.h at 5.10, 6.1, 6.12, 7.2',
      call: (k, page, nr) => k.page_ref_sub_return(page, nr) === 0,
    },
  ],
});

export const put_page = defineSymbol({
  name: 'put_page',
  file: 'include/linux/mm.h',
  models: 'Gives one reference back.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      until: '5.6',
      source: 'the mails on commit 25b2995a35b6: put_devmap_managed_page() first, then testzero',
      call(k, page) {
        if (k.put_devmap_managed_page(page)) return;
        if (k.page_ref_sub_and_test(page, 1)) k.__put_page(page);
      },
    },
    {
      since: '5.6',
      until: '5.18',
      source: 'include/linux/mm.h put_page, page_is_devmap_managed at 5.10',
      call(k, page) {
        const head = page_folio(page);
        // Inline, and asked on every put: not worth a line of its own in the trace.
        if (idleAtOne(head)) k.put_devmap_managed_page(head);
        else if (k.page_ref_sub_and_test(head, 1)) k.__put_page(head);
      },
    },
    {
      since: '5.18',
      until: '5.19',
      source: 'mm/memremap.c at commit 27674ef6c73f: it takes FS_DAX alone',
      call(k, page) {
        const folio = page_folio(page);
        if (!devmapManaged(k) || !k.put_devmap_managed_page(folio)) k.folio_put(folio);
      },
    },
    {
      since: '5.19',
      until: '6.12',
      source: 'include/linux/mm.h put_page at 6.1',
      call(k, page) {
        const folio = page_folio(page);
        if (!devmapManaged(k) || !k.__put_devmap_managed_page_refs(folio, 1)) k.folio_put(folio);
      },
    },
    {
      since: '6.12',
      until: '6.15',
      source: 'include/linux/mm.h put_page at 6.12',
      call(k, page) {
        const folio = page_folio(page);
        if (!devmapManaged(k) || !k.__put_devmap_managed_folio_refs(folio, 1)) k.folio_put(folio);
      },
    },
    {
      since: '6.15',
      source: 'include/linux/mm.h put_page at 7.2; commit 38607c62b34b',
      call(k, page) {
        k.folio_put(page_folio(page));
      },
    },
  ],
});

export const folio_put_refs = defineSymbol({
  name: 'folio_put_refs',
  file: 'include/linux/mm.h',
  models: 'Gives several references back; the last one frees the folio.',
  args: ['folio', 'refs'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.18',
      source: 'include/linux/mm.h at 6.1, 6.12, 7.2',
      call(k, folio, refs) {
        if (k.page_ref_sub_and_test(folio, refs)) k.__folio_put(folio);
      },
    },
  ],
});

export const folio_put = defineSymbol({
  name: 'folio_put',
  file: 'include/linux/mm.h',
  models: 'Gives one reference back; the last one frees the folio.',
  args: ['folio'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.18',
      source: 'include/linux/mm.h at 6.1, 6.12, 7.2',
      call(k, folio) {
        if (k.page_ref_sub_and_test(folio, 1)) k.__folio_put(folio);
      },
    },
  ],
});
