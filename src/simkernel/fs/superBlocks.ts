import type { super_block } from './super_block.ts';

/** The list `super_blocks` of fs/super.c: every mounted file system, oldest first. */
export class SuperBlocks {
  readonly #mounted: super_block[] = [];

  add(sb: super_block): void {
    this.#mounted.push(sb);
  }

  get all(): readonly super_block[] {
    return [...this.#mounted];
  }
}
