import type { AnySymbol } from '../../kernel/symbolDefinition.ts';
import { dax_add_host, dax_get_by_host, dax_remove_host } from './dax_add_host.ts';
import { dax_alive, run_dax } from './dax_alive.ts';
import { dax_holder } from './dax_holder.ts';
import { dax_holder_notify_failure } from './dax_holder_notify_failure.ts';
import { dax_mmap, dax_mmap_prepare } from './dax_mmap.ts';
import { dax_read_lock, dax_read_unlock, synchronize_srcu } from './dax_read_lock.ts';
import { dax_set_mapping, dev_dax_fault, dev_dax_huge_fault } from './dev_dax_huge_fault.ts';
import { fs_dax_get_by_bdev } from './fs_dax_get_by_bdev.ts';
import { fs_put_dax } from './fs_put_dax.ts';
import { kill_dax } from './kill_dax.ts';
import { kill_dev_dax } from './kill_dev_dax.ts';

/** Functions of drivers/dax/. */
export const daxDriverSymbols: readonly AnySymbol[] = [
  dax_read_lock,
  dax_read_unlock,
  synchronize_srcu,
  dax_alive,
  run_dax,
  dax_holder,
  dax_holder_notify_failure,
  dax_add_host,
  dax_remove_host,
  dax_get_by_host,
  fs_dax_get_by_bdev,
  fs_put_dax,
  kill_dax,
  dax_mmap,
  dax_mmap_prepare,
  dev_dax_huge_fault,
  dev_dax_fault,
  dax_set_mapping,
  kill_dev_dax,
];
