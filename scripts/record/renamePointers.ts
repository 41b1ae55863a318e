import type { RecordedNode } from '../../src/recordings/recordingSchema.ts';

const VMEMMAP = 0xffffea0000000000n;
const VMEMMAP_END = 0xffffeb0000000000n;
const KERNEL = 0xffff800000000000n;
/** Small negative numbers are errnos, or lengths that mean everything. */
const ERRORS = 0xffffffffffff0000n;

/** Gives heap addresses names in the order in which they come up, and page structures their pfn. */
export class PointerNames {
  readonly #names = new Map<bigint, string>();

  /** A value as the recordings write it: 0x0, ptrN, page:PFN, or as it is. */
  rename(value: string): string {
    if (!/^0x[0-9a-f]+$/.test(value)) return value;
    const address = BigInt(value);
    if (address < KERNEL || address >= ERRORS) return value;
    if (address >= VMEMMAP && address < VMEMMAP_END) {
      return `page:0x${((address - VMEMMAP) / 64n).toString(16)}`;
    }
    const name = this.#names.get(address) ?? `ptr${this.#names.size + 1}`;
    this.#names.set(address, name);
    return name;
  }

  /** Renames the arguments and return values of a tree, callers before callees. */
  renameTree(node: RecordedNode): void {
    if (!('fn' in node)) return;
    for (const [name, value] of Object.entries(node.args ?? {})) {
      if (node.args && typeof value === 'string') node.args[name] = this.rename(value);
    }
    if (typeof node.ret === 'string') node.ret = this.rename(node.ret);
    for (const call of node.calls ?? []) this.renameTree(call);
  }
}
