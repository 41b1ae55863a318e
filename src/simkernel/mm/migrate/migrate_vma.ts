import { KernelObject } from '../../kernel/kernelObject.ts';
import type { page } from '../page.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';

/** One page of a migration. */
export interface MigrateEntry {
  readonly address: number;
  /** The page of device memory that is to be left; null for system memory or nothing. */
  readonly src: page | null;
  /** MIGRATE_PFN_MIGRATE: it can go, or it has gone. */
  migrate: boolean;
  /** Where to: a page of device memory that the driver has lent, or null for system memory. The driver sets it. */
  dst: page | null;
}

/** Models `struct migrate_vma`: a range of a process's memory on its way to a device or back. */
export class migrate_vma extends KernelObject {
  readonly vma: vm_area_struct;
  /** First virtual page number, and the first after the range. */
  readonly start: number;
  readonly end: number;
  /** The page whose fault asked for the migration. Since 6.1. */
  readonly fault_page: page | null;
  /** What migrate_vma_setup() found, one entry a page. */
  entries: readonly MigrateEntry[] = [];

  constructor(
    vma: vm_area_struct,
    range: { start: number; end: number; fault_page?: page | null },
  ) {
    super(`migrate:${vma.label}`);
    this.vma = vma;
    this.start = range.start;
    this.end = range.end;
    this.fault_page = range.fault_page ?? null;
    Object.seal(this);
  }

  /** How many pages can go, or have gone. */
  get cpages(): number {
    return this.entries.filter(({ migrate }) => migrate).length;
  }
}
