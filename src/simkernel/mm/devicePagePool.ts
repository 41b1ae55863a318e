import { KernelObject } from '../kernel/kernelObject.ts';
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
  takeFree(): page | null {
    const again = this.#free.pop();
    if (again) return again;
    const pgmap = this.#pgmap;
    if (!pgmap || this.#next >= pgmap.pages) return null;
    this.#next += 1;
    return pgmap.pageAt(pgmap.firstPfn + this.#next - 1);
  }

  giveBack(page: page): void {
    this.#free.push(page);
  }
}
