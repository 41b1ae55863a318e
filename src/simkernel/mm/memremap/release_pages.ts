import type { Kernel } from '../../kernel/kernel.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { folio, page } from '../page.ts';
import { idleAtOne } from './put_devmap_managed_page.ts';
import { devmapManaged } from './devmapManaged.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Puts one reference on each page of a batch. At 5.2 it knows the devmap put for PUBLIC pages only: an FS_DAX page put
     * this way goes from 2 to 1 without a wake-up (mended in 5.3, commit c5d6c45e90c4).
     */
    release_pages(pages: readonly page[]): void;
    /**
     * Puts a batch of folios, as the end of an unmap does; the release_pages() of 6.12 and later. It does not pass through
     * __folio_put().
     */
    folios_put_refs(folios: readonly folio[]): void;
  }
}

/**
 * 5.2 to 5.17: a page that falls to 0 here goes on to the lists of system memory. Commit 43fbdeb34964 (posted in October
 * 2020, not in 5.10) has it give its reference on the pgmap back; its release is not verified.
 * Source: mm/swap.c at commit c5d6c45e90c4 and at 5.10.
 */
function putOrdinary(k: Kernel, page: page): void {
  if (!k.page_ref_sub_and_test(page, 1)) return;
  throw new SimError('notModelled', `${page.label} fell to 0 in release_pages().`);
}

export const release_pages = defineSymbol({
  name: 'release_pages',
  file: 'mm/swap.c',
  models: 'Puts one reference on each page of a batch.',
  args: [],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      until: '5.3',
      source: 'the lines that commit c5d6c45e90c4 takes away',
      call(k, pages) {
        for (const page of pages) {
          if (page.pgmap.type === 'MEMORY_DEVICE_PUBLIC') k.put_devmap_managed_page(page);
          else putOrdinary(k, page);
        }
      },
    },
    {
      since: '5.3',
      until: '5.6',
      source: 'commit c5d6c45e90c4: every ZONE_DEVICE page is offered to the devmap put',
      call(k, pages) {
        for (const page of pages) {
          if (!k.put_devmap_managed_page(page)) putOrdinary(k, page);
        }
      },
    },
    {
      since: '5.6',
      until: '5.18',
      source: 'mm/swap.c at 5.10',
      call(k, pages) {
        for (const page of pages) {
          if (idleAtOne(page)) k.put_devmap_managed_page(page);
          else putOrdinary(k, page);
        }
      },
    },
    {
      since: '5.18',
      until: '5.19',
      source: 'mm/memremap.c at commit 27674ef6c73f: FS_DAX alone is put there',
      call(k, pages) {
        for (const page of pages) {
          if (k.put_devmap_managed_page(page)) continue;
          if (k.page_ref_sub_and_test(page, 1)) k.free_zone_device_page(page);
        }
      },
    },
    {
      since: '5.19',
      until: '6.12',
      source: 'mm/swap.c at 6.1',
      call(k, pages) {
        for (const page of pages) {
          if (devmapManaged(k) && k.__put_devmap_managed_page_refs(page, 1)) continue;
          if (k.page_ref_sub_and_test(page, 1)) k.free_zone_device_page(page);
        }
      },
    },
  ],
});

export const folios_put_refs = defineSymbol({
  name: 'folios_put_refs',
  file: 'mm/swap.c',
  models: 'Puts one reference on each folio of a batch.',
  args: [],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.12',
      until: '6.15',
      source: 'mm/swap.c at 6.12',
      call(k, folios) {
        for (const folio of folios) {
          if (devmapManaged(k) && k.__put_devmap_managed_folio_refs(folio, 1)) continue;
          if (k.page_ref_sub_and_test(folio, 1)) k.free_zone_device_folio(folio);
        }
      },
    },
    {
      since: '6.15',
      source: 'mm/swap.c at 7.2; recordings of 7.2.13 show no __folio_put under munmap',
      call(k, folios) {
        for (const folio of folios) {
          if (k.page_ref_sub_and_test(folio, 1)) k.free_zone_device_folio(folio);
        }
      },
    },
  ],
});
