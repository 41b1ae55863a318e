import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { addressOf } from '../../kernel/kernelObject.ts';
import { access, type Preemptible, sleepOn } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { address_space, DaxEntry } from '../address_space.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Takes the lock of the entry at a page offset, making an empty entry where there is none. Waits while it is locked.
     * Asked for one page, it gives an entry of 2 MiB that has blocks as it is, and takes one apart that has none.
     * @param order 0, or 9 for an entry of 2 MiB
     * @returns false if the range has smaller entries already: the fault has to fall back to pages
     */
    grab_mapping_entry(mapping: address_space, index: number, order: number): Preemptible<boolean>;
    /** Gives the lock of an entry back and wakes one waiter. */
    dax_unlock_entry(mapping: address_space, index: number): void;
    /** Wakes whoever waits for the entry at a page offset. */
    dax_wake_entry(mapping: address_space, index: number): void;
  }
}

/** All pages of an entry have one lock: that of its first page. */
const lockAddress = (mapping: address_space, index: number) =>
  addressOf(mapping, `i_pages[${mapping.entryStart(index)}]`);

/** get_unlocked_entry(): waits until the entry at a page offset is not locked. @returns undefined where there is none */
export function* unlockedEntry(
  k: Kernel,
  mapping: address_space,
  index: number,
): Preemptible<DaxEntry | undefined> {
  yield access(mapping, `i_pages[${index}]`, 'readWrite');
  while (mapping.entryAt(index)?.locked) yield sleepOn(lockAddress(mapping, index));
  // Whoever waits for an entry takes it, changes it or deletes it in the same step.
  touches(k, mapping, `i_pages[${index}]`, 'write');
  return mapping.entryAt(index);
}

/**
 * put_unlocked_entry(): lets the next waiter have its turn.
 * From 6.12 on the recorded builds have dax_wake_entry inlined here, so no call of it shows.
 */
export function putUnlockedEntry(k: Kernel, mapping: address_space, index: number): void {
  if (compareReleases(k.release, '6.12') < 0) k.dax_wake_entry(mapping, index);
  else hostOf(k).wake(lockAddress(mapping, index));
}

export const grab_mapping_entry = defineSymbol({
  name: 'grab_mapping_entry',
  file: 'fs/dax.c',
  models: 'Locks the entry of a page offset, making an empty one where there is none.',
  args: ['mapping', 'index', 'order'],
  returns: 'bool',
  preemptible: true,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source: 'fs/dax.c at 5.2, 5.10, 6.1, 6.12, 7.2',
      *call(k, mapping, index, order) {
        if (order > 0 && hasSmallEntry(mapping, index)) return false;
        let found = yield* unlockedEntry(k, mapping, index);
        if (found && found.order > order && (found.kind === 'zero' || found.kind === 'empty')) {
          yield* downgrade(k, mapping, index);
          found = undefined;
        }
        if (found) {
          found.locked = true;
          return true;
        }
        touches(k, mapping, 'i_pages', 'write');
        mapping.storeEntry(index, { kind: 'empty', order, pfn: -1, locked: true, dirty: false });
        return true;
      },
    },
  ],
});

function hasSmallEntry(mapping: address_space, index: number): boolean {
  const first = index - (index % 512);
  for (let at = first; at < first + 512; at += 1) {
    if (mapping.entryAt(at)?.order === 0) return true;
  }
  return false;
}

/** An entry of 2 MiB without blocks goes, so that its pages can have entries of their own. */
function* downgrade(k: Kernel, mapping: address_space, index: number): Preemptible<void> {
  const entry = mapping.entryAt(index);
  if (entry?.kind === 'zero') {
    entry.locked = true;
    yield* k.unmap_mapping_pages(mapping, index - (index % 512), 512, 0);
  }
  k.dax_disassociate_entry(mapping, index, false);
  mapping.eraseEntry(index);
  k.dax_wake_entry(mapping, index);
}

export const dax_unlock_entry = defineSymbol({
  name: 'dax_unlock_entry',
  file: 'fs/dax.c',
  models: 'Unlocks an entry.',
  args: ['mapping', 'index'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source: 'fs/dax.c at 5.2, 5.10, 6.1, 6.12, 7.2',
      call(k, mapping, index) {
        touches(k, mapping, `i_pages[${index}]`, 'write');
        const entry = mapping.entryAt(index);
        if (entry) entry.locked = false;
        k.dax_wake_entry(mapping, index);
      },
    },
  ],
});

export const dax_wake_entry = defineSymbol({
  name: 'dax_wake_entry',
  file: 'fs/dax.c',
  models: 'Wakes whoever waits for an entry.',
  args: ['mapping', 'index'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source: 'fs/dax.c at 5.2, 5.10, 6.1, 6.12, 7.2',
      call(k, mapping, index) {
        hostOf(k).wake(lockAddress(mapping, index));
      },
    },
  ],
});
