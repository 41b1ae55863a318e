import type { dev_pagemap } from './dev_pagemap.ts';

/** `pgmap_array` of mm/memremap.c: from a pfn to the pgmap that covers it. */
export class PgmapArray {
  readonly #pgmaps: dev_pagemap[] = [];
  readonly #erased: dev_pagemap[] = [];

  constructor() {
    Object.freeze(this);
  }

  /** The pgmaps that are there. */
  get all(): readonly dev_pagemap[] {
    return [...this.#pgmaps];
  }

  /** The pgmaps that were torn down. */
  get erased(): readonly dev_pagemap[] {
    return [...this.#erased];
  }

  store(pgmap: dev_pagemap): void {
    this.#pgmaps.push(pgmap);
  }

  erase(pgmap: dev_pagemap): void {
    const index = this.#pgmaps.indexOf(pgmap);
    if (index >= 0) this.#erased.push(...this.#pgmaps.splice(index, 1));
  }

  /** Whether a pgmap that is gone covered the pfn. */
  wasMapped(pfn: number): boolean {
    return this.#erased.some((pgmap) => pgmap.covers(pfn));
  }

  load(pfn: number): dev_pagemap | undefined {
    return this.#pgmaps.find((pgmap) => pgmap.covers(pfn));
  }
}
