import { KernelObject } from '../kernel/kernelObject.ts';
import { address_space } from './address_space.ts';

/** Models `struct inode` of a file on a DAX device: its mapping and where its blocks lie. */
export class inode extends KernelObject {
  readonly i_ino: number;
  readonly i_mapping: address_space;
  /** Size in pages. */
  pages: number;
  readonly #pfnOf: (index: number) => number | undefined;

  constructor(description: {
    name: string;
    ino: number;
    pages: number;
    dax: boolean;
    /** The pfn behind a page of the file, undefined for a hole. */
    pfnOf: (index: number) => number | undefined;
  }) {
    super(`inode:${description.name}`);
    this.i_ino = description.ino;
    this.pages = description.pages;
    this.#pfnOf = description.pfnOf;
    this.i_mapping = new address_space(this, description.name, description.dax);
    Object.seal(this);
  }

  pfnOf(index: number): number | undefined {
    return index < this.pages ? this.#pfnOf(index) : undefined;
  }
}
