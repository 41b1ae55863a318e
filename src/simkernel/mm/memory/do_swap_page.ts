import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { pfn_to_page } from '../pfn_to_page.ts';
import type { page } from '../page.ts';
import type { vm_fault } from './vm_fault.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * A CPU touched device-private memory: the driver is to bring the page back. Up to 6.0 nobody holds the page while it
     * does, so it can be freed under the driver's hands; since 6.1 the fault holds a reference.
     */
    do_swap_page(vmf: vm_fault): Preemptible<number>;
  }
}

function pageOf(k: Kernel, { vma, address }: vm_fault): page | undefined {
  const pte = vma.vm_mm.pteAt(address);
  return pte?.kind === 'devicePrivate' ? pfn_to_page(k, pte.pfn) : undefined;
}

function bringBack(k: Kernel, vmf: vm_fault, page: page): Preemptible<number> {
  const migrate_to_ram = page.pgmap.ops?.migrate_to_ram;
  if (migrate_to_ram) return migrate_to_ram(k, vmf);
  throw new SimError('badSetup', `${page.pgmap.label} has no migrate_to_ram.`);
}

export const do_swap_page = defineSymbol({
  name: 'do_swap_page',
  file: 'mm/memory.c',
  models: 'Has the driver bring a page of device-private memory back.',
  args: ['vmf'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '6.1',
      source: 'mm/memory.c at 5.10; the mail on commit 16ce101db85d',
      *call(k, vmf) {
        const page = pageOf(k, vmf);
        return page ? yield* bringBack(k, vmf, page) : 0;
      },
    },
    {
      since: '6.1',
      source: 'commit 16ce101db85d; mm/memory.c at 6.1, 6.12, 7.2; not recorded',
      *call(k, vmf) {
        // Under the lock of the page table, so between the look at the entry and the get nobody comes in.
        yield access(vmf.vma.vm_mm, 'pgd', 'read');
        const page = pageOf(k, vmf);
        if (!page) return 0;
        k.get_page(page);
        const ret = yield* bringBack(k, vmf, page);
        yield access(page, '_refcount', 'readWrite');
        k.put_page(page);
        return ret;
      },
    },
  ],
});
