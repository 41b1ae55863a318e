import type { vm_fault } from '../mm/memory/vm_fault.ts';
import type { WritableRun } from './fileBlocks.ts';

/** What a file system answers to a fault, as `struct iomap` has it: where the blocks lie, or that there are none. */
export interface Iomap {
  /** Undefined for a hole. */
  readonly run: WritableRun | undefined;
  /** How many pages the answer is good for. */
  readonly pages: number;
}

/** iomap_begin(): for a write the file system makes the blocks writable; a private copy only reads. */
export function beginIomap(vmf: vm_fault, index: number, pages: number): Iomap {
  const { blocks } = vmf.vma.mapping.host;
  if (vmf.write && !vmf.cow) {
    const run = blocks.beginWrite(index, pages);
    return { run, pages: run?.pages ?? 0 };
  }
  const run = blocks.at(index);
  if (!run) return { run: undefined, pages: blocks.holeAt(index) };
  return { run: { ...run, srcmap: undefined }, pages: run.pages };
}
