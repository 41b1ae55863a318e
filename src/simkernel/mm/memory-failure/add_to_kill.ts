import { PAGE_SIZE } from '../../include/limits.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { task_struct } from '../../kernel/task_struct.ts';
import type { page } from '../page.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';
import { to_kill as ToKill, type ToKillList } from './to_kill.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Puts a task that maps the page on the list. A task whose page table has nothing at the address is dropped.
     * At 5.10 and 6.1; __add_to_kill() at 6.12.
     * @param pgoff page of the file
     */
    add_to_kill(
      tsk: task_struct,
      p: page,
      pgoff: number,
      vma: vm_area_struct,
      to_kill: ToKillList,
    ): void;
    /**
     * Puts a task that maps the page on the list. A task whose page table has nothing at the address is dropped.
     * In 6.12 and 7.2.
     * @param addr in bytes
     */
    __add_to_kill(
      tsk: task_struct,
      p: page,
      vma: vm_area_struct,
      to_kill: ToKillList,
      addr: number,
    ): void;
  }
}

const file = 'mm/memory-failure.c';

function add(
  k: Kernel,
  tsk: task_struct,
  vma: vm_area_struct,
  list: ToKillList,
  addr: number,
): void {
  const size_shift = k.dev_pagemap_mapping_shift(vma, addr);
  if (size_shift === 0) return;
  list.add(new ToKill(tsk, addr, size_shift));
}

/** The address of a page of the file in a VMA, in bytes; undefined (-EFAULT) where the VMA does not cover it. */
export function addressIn(vma: vm_area_struct, pgoff: number): number | undefined {
  const virtualPage = vma.virtualPageOf(pgoff);
  return virtualPage === undefined ? undefined : virtualPage * PAGE_SIZE;
}

export const add_to_kill = defineSymbol({
  name: 'add_to_kill',
  file,
  models: 'Puts a task that maps the page on the list of tasks to signal.',
  args: ['tsk', 'p', 'pgoff'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      until: '6.12',
      source: 'mm/memory-failure.c at 5.10 and 6.1; recordings of both',
      call(k, tsk, _p, pgoff, vma, to_kill) {
        const addr = addressIn(vma, pgoff);
        if (addr !== undefined) add(k, tsk, vma, to_kill, addr);
      },
    },
  ],
});

export const __add_to_kill = defineSymbol({
  name: '__add_to_kill',
  file,
  models: 'Puts a task that maps the page on the list of tasks to signal.',
  args: ['tsk', 'p'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.12',
      source: 'mm/memory-failure.c at 6.12, 7.2; recordings of both',
      call(k, tsk, _p, vma, to_kill, addr) {
        add(k, tsk, vma, to_kill, addr);
      },
    },
  ],
});
