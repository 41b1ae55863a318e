import type { AnySymbol } from '../../kernel/symbolDefinition.ts';
import { xfs_alloc_read_agf, xfs_trans_brelse } from './xfs_alloc_read_agf.ts';
import { xfs_dax_failure_fn } from './xfs_dax_failure_fn.ts';
import {
  xfs_dax_notify_ddev_failure,
  xfs_dax_notify_dev_failure,
  xfs_dax_notify_logdev_failure,
  xfs_healthmon_report_media,
} from './xfs_dax_notify_dev_failure.ts';
import { xfs_dax_notify_failure } from './xfs_dax_notify_failure.ts';
import { xfs_dax_translate_range } from './xfs_dax_translate_range.ts';
import { xfs_do_force_shutdown, xfs_healthmon_report_shutdown } from './xfs_do_force_shutdown.ts';
import { xfs_fs_shutdown } from './xfs_fs_shutdown.ts';
import { xfs_rtgroup_lock, xfs_rtgroup_unlock } from './xfs_rtgroup.ts';
import { xfs_rmap_query_range } from './xfs_rmap_query_range.ts';

/** Functions of fs/xfs/. */
export const xfsSymbols: readonly AnySymbol[] = [
  xfs_dax_notify_failure,
  xfs_dax_translate_range,
  xfs_dax_notify_ddev_failure,
  xfs_dax_notify_dev_failure,
  xfs_dax_notify_logdev_failure,
  xfs_dax_failure_fn,
  xfs_rmap_query_range,
  xfs_alloc_read_agf,
  xfs_trans_brelse,
  xfs_rtgroup_lock,
  xfs_rtgroup_unlock,
  xfs_do_force_shutdown,
  xfs_fs_shutdown,
  xfs_healthmon_report_media,
  xfs_healthmon_report_shutdown,
];
