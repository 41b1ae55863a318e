import type { PlainCall } from './normaliseCalls.ts';

/** Which functions both sides can show: those that were traced and that the simulation defines for the release. */
export type Shown = (fn: string) => boolean;

/** Functions below which a wake-up is one for a page of the scenario. */
const puts = /^(__)?(put_|free_|gup_put|unpin_|folio_put)/;
/** Functions below which a wait is one for a page of the scenario. */
const waits =
  /^(dax_break|dax_layout|xfs_wait|xfs_break|ext4_break|__x64_sys_(truncate|fallocate|unlink))/;
/** Functions below which the entries of a file of the scenario are truncated. */
const truncations =
  /^(truncate_|xfs_|ext4_|evict|__x64_sys_(truncate|fallocate|unlink|munmap|umount))/;

const belongsBelow: ReadonlyMap<string, RegExp> = new Map([
  ['wake_up_var', puts],
  ['prepare_to_wait_event', waits],
  ['init_wait_var_entry', waits],
  ['truncate_inode_pages_range', truncations],
]);

/**
 * Calls that no recording can show in their place, with all that they call: the release of a percpu_ref runs in an RCU
 * callback, and of the puts with which memunmap_pages() of 5.10 gives up every page of a device none was recorded. And
 * vmf_insert_pfn() is a fault on the time pages of a process: DAX inserts by other functions. __folio_put() that calls
 * nothing has freed system memory.
 */
function hidden(call: PlainCall, parent: PlainCall | undefined): boolean {
  if (call.fn === 'dev_pagemap_percpu_release' || call.fn === 'vmf_insert_pfn') return true;
  // What a put of a device page that reached 0 calls tells it from one of system memory.
  if (call.fn === '__folio_put' && call.calls.length === 0) return true;
  return parent?.fn === 'memunmap_pages' && /^(__)?put_/.test(call.fn);
}

/**
 * Leaves out the calls that one side cannot show; what they called moves up into their place. Wake-ups and waits that
 * have nothing to do with a page are left out as well, and truncations that have nothing to do with a file.
 */
export function projectCallTree(calls: readonly PlainCall[], shown: Shown): PlainCall[] {
  return project(calls, shown, undefined);
}

function project(
  calls: readonly PlainCall[],
  shown: Shown,
  parent: PlainCall | undefined,
): PlainCall[] {
  return calls.flatMap((call) => {
    if (hidden(call, parent)) return [];
    const keep = shown(call.fn) && (belongsBelow.get(call.fn)?.test(parent?.fn ?? '') ?? true);
    if (keep) return [{ ...call, calls: project(call.calls, shown, call) }];
    const task = parent === undefined && call.task !== undefined ? { task: call.task } : {};
    return project(call.calls, shown, parent).map((inner) => ({ ...task, ...inner }));
  });
}
