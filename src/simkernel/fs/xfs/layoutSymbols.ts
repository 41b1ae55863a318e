import type { AnySymbol } from '../../kernel/symbolDefinition.ts';
import { ext4_break_layouts, ext4_wait_dax_page } from '../ext4/ext4_break_layouts.ts';
import { __x64_sys_fallocate, __x64_sys_truncate, __x64_sys_unlink } from './fileSystemCalls.ts';
import {
  xfs_break_dax_layouts,
  xfs_break_layouts,
  xfs_break_leased_layouts,
  xfs_wait_dax_page,
} from './xfs_break_layouts.ts';
import {
  dax_truncate_page,
  dax_zero_range,
  xfs_dax_write_iomap_end,
  xfs_dax_writepages,
  xfs_free_file_space,
  xfs_setattr_size,
} from './xfs_setattr_size.ts';

/** Functions of XFS and ext4, and the system calls above it, that change which blocks a file has. */
export const layoutSymbols: readonly AnySymbol[] = [
  __x64_sys_truncate,
  __x64_sys_fallocate,
  __x64_sys_unlink,
  xfs_break_layouts,
  xfs_break_dax_layouts,
  xfs_break_leased_layouts,
  xfs_wait_dax_page,
  xfs_setattr_size,
  xfs_free_file_space,
  xfs_dax_writepages,
  dax_truncate_page,
  dax_zero_range,
  xfs_dax_write_iomap_end,
  ext4_break_layouts,
  ext4_wait_dax_page,
];
