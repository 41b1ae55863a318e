import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import { SimError } from '../../kernel/simError.ts';
import { type AnySymbol, defineSymbol } from '../../kernel/symbolDefinition.ts';
import { mapAnonymousAt } from '../memory/anonymousFault.ts';
import type { page } from '../page.ts';
import { pfn_to_page } from '../pfn_to_page.ts';
import { moveAnonMapcount, setAnonMapping } from '../rmap/anonRmap.ts';
import type { MigrateEntry, migrate_vma } from './migrate_vma.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Takes every page of the range out of the page table and, for device memory, a reference on it. A page that somebody
     * else holds, beyond the one reference that ZONE_DEVICE is allowed too many, is put back.
     * @returns 0
     */
    migrate_vma_setup(args: migrate_vma): Preemptible<number>;
    /** Moves what can go: a page of device memory that has any reference too many stays (-EAGAIN inside). */
    migrate_vma_pages(args: migrate_vma): Preemptible<void>;
    /** Puts what did not go back into the page table, and gives every reference of the migration back. */
    migrate_vma_finalize(args: migrate_vma): Preemptible<void>;
  }
}

function* collect(k: Kernel, args: migrate_vma, address: number): Preemptible<MigrateEntry> {
  const mm = args.vma.vm_mm;
  yield access(mm, 'pgd', 'readWrite');
  const pte = mm.pteAt(address);
  mm.clearPte(address);
  if (pte?.kind !== 'devicePrivate') return { address, src: null, migrate: true, dst: null };
  const src = pfn_to_page(k, pte.pfn);
  yield access(src, '_refcount', 'readWrite');
  k.get_page(src);
  moveAnonMapcount(k, src, -1);
  k.put_page(src);
  const entry = { address, src, migrate: tolerable(k, args, src), dst: null };
  if (!entry.migrate) insert(k, args, address, src);
  return entry;
}

/** migrate_vma_check_page(): from 5.18 on one reference more than explained; 5.10 does not count PRIVATE pages at all. */
function tolerable(k: Kernel, args: migrate_vma, page: page): boolean {
  if (compareReleases(k.release, '5.18') < 0) return true;
  return k.page_ref_count(page) <= explained(k, args, page) + 1;
}

/** The references that the migration knows of. Up to 5.17 the base reference is one of them (expected_page_refs). */
function explained(k: Kernel, args: migrate_vma, page: page): number {
  const base = compareReleases(k.release, '5.18') < 0 ? 1 : 0;
  // Since 6.1 do_swap_page() holds the page whose fault it is (commit 16ce101db85d).
  const held = compareReleases(k.release, '6.1') >= 0 && args.fault_page === page ? 1 : 0;
  return 1 + base + held;
}

/** The entry of device-private memory: one reference, one mapping, and the page tied to the memory of the process. */
function insert(k: Kernel, args: migrate_vma, address: number, page: page): void {
  k.get_page(page);
  setAnonMapping(k, page, args.vma);
  moveAnonMapcount(k, page, 1);
  const slot = { pfn: page.pfn, shift: 12, write: true, kind: 'devicePrivate' } as const;
  args.vma.vm_mm.setPte(address, slot);
}

function movable(k: Kernel, args: migrate_vma, src: page): boolean {
  if (k.page_ref_count(src) === explained(k, args, src)) return true;
  const { release } = k;
  if (compareReleases(release, '5.18') >= 0 && compareReleases(release, '6.1') < 0) {
    throw new SimError(
      'notModelled',
      `What ${release} does with ${src.label}, which somebody else holds, was not verified.`,
    );
  }
  return false;
}

const since = '5.10';
const file = 'mm/migrate_device.c';
const source = 'mm/migrate.c at 5.10; mm/migrate_device.c at 6.1, 6.12, 7.2; not recorded';
const common = { file, args: ['args'], preemptible: true } as const;

const migrate_vma_setup = defineSymbol({
  name: 'migrate_vma_setup',
  ...common,
  models: 'Takes the pages of a range out of the page table for a migration.',
  returns: 'int',
  bodies: [
    {
      since,
      source,
      *call(k, args) {
        const entries: MigrateEntry[] = [];
        for (let address = args.start; address < args.end; address += 1) {
          entries.push(yield* collect(k, args, address));
        }
        args.entries = entries;
        return 0;
      },
    },
  ],
});

const migrate_vma_pages = defineSymbol({
  name: 'migrate_vma_pages',
  ...common,
  models: 'Moves the pages of a migration.',
  returns: 'void',
  bodies: [
    {
      since,
      source,
      *call(k, args) {
        for (const entry of args.entries) {
          const { src, dst, address, migrate } = entry;
          if (!migrate) continue;
          yield access(src ?? dst ?? args.vma.vm_mm, '_refcount', 'readWrite');
          if (src) entry.migrate = movable(k, args, src);
          else if (dst) insert(k, args, address, dst);
        }
      },
    },
  ],
});

const migrate_vma_finalize = defineSymbol({
  name: 'migrate_vma_finalize',
  ...common,
  models: 'Ends a migration and gives its references back.',
  returns: 'void',
  bodies: [
    {
      since,
      source,
      *call(k, args) {
        for (const { src, dst, address, migrate } of args.entries) {
          yield access(args.vma.vm_mm, 'pgd', 'readWrite');
          if (!dst && (migrate || !src)) mapAnonymousAt(k, args.vma, address);
          else if (src && !migrate && !args.vma.vm_mm.pteAt(address)) {
            insert(k, args, address, src);
          }
          if (src) k.put_page(src);
          if (dst) k.put_page(dst);
        }
      },
    },
  ],
});

/** Functions of mm/migrate_device.c. */
export const migrateSymbols: readonly AnySymbol[] = [
  migrate_vma_setup,
  migrate_vma_pages,
  migrate_vma_finalize,
];
