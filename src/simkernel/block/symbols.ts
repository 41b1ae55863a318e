import type { AnySymbol } from '../kernel/symbolDefinition.ts';
import { bdev_mark_dead, del_gendisk, fs_bdev_mark_dead } from './del_gendisk.ts';

/** Functions of block/ that take a disk away, and the file systems' side of it. */
export const blockSymbols: readonly AnySymbol[] = [del_gendisk, bdev_mark_dead, fs_bdev_mark_dead];
