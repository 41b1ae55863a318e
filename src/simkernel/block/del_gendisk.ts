import { defineSymbol } from '../kernel/symbolDefinition.ts';
import type { BdevHolder, gendisk } from './gendisk.ts';

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Takes a disk away: from now on its I/O fails. Since 6.12, at the latest, its holders are told. */
    del_gendisk(disk: gendisk): void;
    /** Tells whoever has a block device open that it is gone. */
    bdev_mark_dead(holder: BdevHolder): void;
    /** A file system's answer to it: it shuts down, if it has an operation for that. */
    fs_bdev_mark_dead(holder: BdevHolder): void;
  }
}

export const del_gendisk = defineSymbol({
  name: 'del_gendisk',
  file: 'block/genhd.c',
  models: 'Takes a disk away.',
  args: ['disk'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      until: '6.12',
      source: 'recordings removal-xfs of 5.10.223 and 6.1.192: no file system is told',
      call(_k, disk) {
        disk.dead = true;
      },
    },
    {
      since: '6.12',
      source: 'recordings removal-xfs of 6.12.107, removal-xfs-1ag of 7.2.13',
      call(k, disk) {
        for (const holder of disk.holders) k.bdev_mark_dead(holder);
        disk.dead = true;
      },
    },
  ],
});

export const bdev_mark_dead = defineSymbol({
  name: 'bdev_mark_dead',
  file: 'block/bdev.c',
  models: 'Tells the holder of a block device that it is gone.',
  args: [],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.12',
      source: 'recordings removal-xfs-1ag of 6.12.107, 7.2.13',
      call(k, holder) {
        k.fs_bdev_mark_dead(holder);
      },
    },
  ],
});

export const fs_bdev_mark_dead = defineSymbol({
  name: 'fs_bdev_mark_dead',
  file: 'fs/super.c',
  models: 'Passes the loss of a block device on to the file system on it.',
  args: [],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.12',
      source: 'recordings removal-xfs-1ag of 6.12.107, 7.2.13',
      call(k, holder) {
        holder.mark_dead(k);
      },
    },
  ],
});
