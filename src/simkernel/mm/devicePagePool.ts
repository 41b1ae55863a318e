import type { Kernel } from '../kernel/kernel.ts';
import { KernelObject } from '../kernel/kernelObject.ts';
import { touches } from '../kernel/touches.ts';
import type { dev_pagemap } from './dev_pagemap.ts';
import type { page } from './page.ts';

/** The memory of a device whose driver hands its pages out one by one: gen_pool of P2PDMA, the list of test_hmm. */
export abstract class DevicePagePool extends KernelObject {
  readonly #free: page[] = [];
  #next = 0;
  #pgmap: dev_pagemap | undefined;

  static register(pool: DevicePagePool, pgmap: dev_pagemap): void {
    pool.#pgmap = pgmap;
  }

  /** The page that was given back last, else the next that was never out; null when there is none. */
  takeFree(k: Kernel): page | null {
    touches(k, this, 'freePages', 'write');
    const again = this.#free.pop();
    if (again) return again;
    const pgmap = this.#pgmap;
    if (!pgmap || this.#next >= pgmap.pages) return null;
    this.#next += 1;
    return pgmap.pageAt(pgmap.firstPfn + this.#next - 1);
  }

  giveBack(k: Kernel, page: page): void {
    touches(k, this, 'freePages', 'write');
    this.#free.push(page);
  }
}
