// fails: large-folio
import { addressOf, type folio, type Kernel } from 'simkernel';

/** mm/memremap.c */
export function free_zone_device_folio(k: Kernel, folio: folio): void {
  const { pgmap, order } = folio;
  switch (pgmap.type) {
    case 'MEMORY_DEVICE_PRIVATE':
      folio.mapping = null;
      // From here on the folio is the driver's, who may lend it again at once.
      pgmap.ops?.folio_free?.(k, folio);
      k.percpu_ref_put_many(pgmap.ref, 2 ** order);
      break;
    case 'MEMORY_DEVICE_COHERENT':
      folio.mapping = null;
      pgmap.ops?.folio_free?.(k, folio);
      k.percpu_ref_put_many(pgmap.ref, 1);
      break;
    case 'MEMORY_DEVICE_FS_DAX':
      k.wake_up_var(addressOf(folio));
      break;
    case 'MEMORY_DEVICE_GENERIC':
      k.set_page_count(folio, 1);
      break;
    case 'MEMORY_DEVICE_PCI_P2PDMA':
      pgmap.ops?.folio_free?.(k, folio);
      break;
  }
}
