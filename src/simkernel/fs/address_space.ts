import type { dev_dax } from '../drivers/dax/dev_dax.ts';
import { KernelObject } from '../kernel/kernelObject.ts';
import type { vm_area_struct } from '../mm/vm_area_struct.ts';
import type { inode } from './inode.ts';

/** An entry of `i_pages` for a DAX file: a pfn, the mark of a hole that was read, or a slot held while a fault looks for its pfn. */
export interface DaxEntry {
  readonly kind: 'pte' | 'pmd' | 'zero' | 'empty';
  /** 0 for one page; 9 for 512 pages of the file, whatever the kind. */
  readonly order: number;
  /** First pfn of the entry; meaningless for `zero` and `empty`. */
  readonly pfn: number;
  /** Held by a fault or a writeback; whoever else needs the entry waits. */
  locked: boolean;
  /** PAGECACHE_TAG_DIRTY: written through a mapping since the last writeback. */
  dirty: boolean;
}

/** Models `struct address_space` of a DAX file: which pages it has in use and who maps it. */
export class address_space extends KernelObject {
  readonly host: inode;
  /** Whether dax_mapping() holds: the file is accessed through DAX. */
  readonly dax: boolean;
  /** No file at all: the mapping of anonymous memory. */
  anonymous = false;
  /** S_ISCHR(host->i_mode): the device whose mapping it is, for a device-dax. */
  charDevice: dev_dax | null = null;
  readonly #entries = new Map<number, DaxEntry>();
  readonly #vmas: vm_area_struct[] = [];

  constructor(host: inode, name: string, dax: boolean) {
    super(`mapping:${name}`);
    this.host = host;
    this.dax = dax;
    Object.seal(this);
  }

  /** The entry that covers a page offset of the file, undefined when the page was never faulted. */
  entryAt(index: number): DaxEntry | undefined {
    return this.#entries.get(index) ?? this.#largeAt(index);
  }

  /** First page offset of the entry that covers this one; the offset itself where there is none. */
  entryStart(index: number): number {
    return this.#entries.has(index) || !this.#largeAt(index) ? index : index - (index % 512);
  }

  /** The entries by their first page offset. */
  get entries(): ReadonlyMap<number, DaxEntry> {
    return new Map(this.#entries);
  }

  get entryCount(): number {
    return this.#entries.size;
  }

  /** First page of each entry that has a page in a range, both ends included, in order. */
  indexesIn(first: number, last: number): number[] {
    const found: number[] = [];
    for (const [index, { order }] of this.#entries) {
      if (index + 2 ** order > first && index <= last) found.push(index);
    }
    return found.length > 1 ? found.sort((a, b) => a - b) : found;
  }

  storeEntry(index: number, entry: DaxEntry): void {
    const first = entry.order === 0 ? index : index - (index % 512);
    this.#entries.set(first, Object.seal({ ...entry }));
  }

  /** Removes the entry that covers a page offset. */
  eraseEntry(index: number): void {
    this.#entries.delete(this.entryStart(index));
  }

  #largeAt(index: number): DaxEntry | undefined {
    const entry = this.#entries.get(index - (index % 512));
    return entry && entry.order > 0 ? entry : undefined;
  }

  /** `i_mmap`: the VMAs that map the file, oldest first. */
  get i_mmap(): readonly vm_area_struct[] {
    return [...this.#vmas];
  }

  linkVma(vma: vm_area_struct): void {
    this.#vmas.push(vma);
  }

  unlinkVma(vma: vm_area_struct): void {
    const index = this.#vmas.indexOf(vma);
    if (index >= 0) this.#vmas.splice(index, 1);
  }
}
