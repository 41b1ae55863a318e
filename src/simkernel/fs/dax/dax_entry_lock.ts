import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { addressOf } from '../../kernel/kernelObject.ts';
import { access, type Preemptible, sleepOn } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { address_space, DaxEntry } from '../address_space.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Takes the lock of the entry at a page offset, making an empty entry where there is none. Waits while it is locked. */
    grab_mapping_entry(mapping: address_space, index: number): Preemptible<void>;
    /** Gives the lock of an entry back and wakes one waiter. */
    dax_unlock_entry(mapping: address_space, index: number): void;
    /** Wakes whoever waits for the entry at a page offset. */
    dax_wake_entry(mapping: address_space, index: number): void;
  }
}

const lockAddress = (mapping: address_space, index: number) =>
  addressOf(mapping, `i_pages[${index}]`);

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
  args: ['mapping', 'index'],
  returns: 'void',
  preemptible: true,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source: 'fs/dax.c at 5.2, 5.10, 6.1, 6.12, 7.2',
      *call(k, mapping, index) {
        const found = yield* unlockedEntry(k, mapping, index);
        if (found) {
          found.locked = true;
          return;
        }
        touches(k, mapping, 'i_pages', 'write');
        mapping.storeEntry(index, { kind: 'empty', pfn: -1, locked: true, dirty: false });
      },
    },
  ],
});

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
