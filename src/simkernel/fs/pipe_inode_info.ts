import { KernelObject } from '../kernel/kernelObject.ts';
import { requireArguments } from '../kernel/requireArguments.ts';
import type { page } from '../mm/page.ts';

/** Models `struct pipe_inode_info`: the pages in a pipe, oldest first. Each holds one reference on its page. */
export class pipe_inode_info extends KernelObject {
  readonly #bufs: page[] = [];

  constructor(name: string) {
    requireArguments('pipe_inode_info', 'name: text', [name]);
    super(`pipe:${name}`);
    Object.seal(this);
  }

  get bufs(): readonly page[] {
    return [...this.#bufs];
  }

  push(page: page): void {
    this.#bufs.push(page);
  }

  shift(): page | undefined {
    return this.#bufs.shift();
  }
}
