import { gupFlags } from '../../simkernel/include/gup_flags.ts';
import { requireModelled } from '../../simkernel/kernel/release.ts';
import type { TraceEvent } from '../../simkernel/kernel/traceEvent.ts';
import { CallStacks } from './callStacks.ts';
import { LedgerBook, placeOf } from './ledgerBook.ts';
import type { LedgerData } from './ledgerData.ts';
import { lentMoves } from './lentMoves.ts';

/** What the events alone do not say. */
export interface LedgerRun {
  release: string;
  /** Label of the page, `page:0x40018`. */
  page: string;
  /** Its counts before the first event. */
  refcount: number;
  mapcount: number;
  /** The count of a page that nobody uses, at this release. */
  idle: number;
  /** What was done, and from which event on. */
  acts: { from: number; text: string }[];
}

/** Functions that only carry a reference for another one: the one outside them is the holder's. */
const carriers = /^(page_ref_|get_page$|put_page$|folio_put|set_page_count)/;

/** Functions that a put goes by; the innermost of them is the one that knows the page. */
const puts = /put_devmap|put_(page|folio|compound)|folio_put|unpin_/;

const grabs = /^try_grab_/;
const waits = /^(___wait_var_event|xfs_wait_dax_page|prepare_to_wait_event)$/;

/** Functions that map pages and count nothing, and the order of what they map. */
const uncounted: ReadonlyMap<string, number> = new Map([
  ['insert_pfn', 0],
  ['vmf_insert_pfn_pmd', 9],
  ['vmf_insert_pfn_pmd_prot', 9],
]);

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads from the events of any run who held one page when: every reference from the function that took it to the one
 * that put it, mappings even where the release does not count them, sleepers until they are woken, splats.
 */
export function ledgerFromTrace(events: readonly TraceEvent[], run: LedgerRun): LedgerData {
  const { FOLL_PIN } = gupFlags(requireModelled(run.release));
  const stacks = new CallStacks();
  const book = new LedgerBook(run);
  const addresses = new Set([run.page, `&${run.page}->_refcount`]);
  events.forEach((event, index) => {
    book.reach(index);
    if (event.kind === 'return') {
      stacks.leave(event.task, event.fn);
      return;
    }
    if (event.kind === 'splat') {
      book.splat(event.task, event.stack[0] ?? '', `${event.severity}: ${event.text}`);
      return;
    }
    if (event.kind === 'call') {
      stacks.enter(event.task, event.fn, event.args);
      onCall(event.task, event.fn, event.args);
      return;
    }
    onTracepoint(event.task, event.name, event.fields);
  });
  return book.close();

  function onCall(task: string, fn: string, args: Fields): void {
    if (fn === 'dax_associate_entry' && isAmong(args.pfn, Number(args.order))) {
      book.tie(task, fn, `${args.mapping}[${args.index}]`);
    }
    if (fn === 'dax_disassociate_entry') {
      book.untie(task, fn, `${args.mapping}[${args.index}]`);
    }
    const order = uncounted.get(fn);
    if (order !== undefined && isAmong(args.pfn, order)) {
      const by = stacks.nearest(task, (name) => name.startsWith('vmf_insert')) ?? fn;
      book.mapUncounted(task, by, String(args.vmf));
    }
    if (fn === 'unmap_page_range') book.unmapUncounted(task, fn, args);
    if (fn === 'wake_up_var' && addresses.has(String(args.var))) {
      book.wake(task, fn, String(args.var));
    }
  }

  function onTracepoint(task: string, name: string, fields: Fields): void {
    if (name === 'sched_switch' && addresses.has(String(fields.address))) {
      const by = stacks.nearest(task, (fn) => !waits.test(fn)) ?? 'sleep';
      book.sleep(task, by, String(fields.address));
    }
    if (name === 'sched_wakeup' && addresses.has(String(fields.address))) {
      book.wokenUp(String(fields.comm));
    }
    if (fields.page !== run.page) return;
    if (name === 'mapcountMod') {
      const vma = String(argOfAny(task, ['folio_remove_rmap_pte', 'folio_remove_rmap_pmd'], 'vma'));
      const fn =
        stacks.nearest(task, (each) => each.startsWith('folio_')) ?? lentBy(task)?.by ?? name;
      const owner = vma === '' ? task : placeOf(vma).task;
      book.mapcount(task, fn, Number(fields.val), Number(fields.mapcount), owner);
    }
    if (name === 'page_ref_set') {
      const count = Number(fields.count);
      const lent = lentBy(task);
      if (lent?.by === 'zone_device_page_init') book.move(task, lent, { val: count, count });
      else book.reset(task, stacks.nearest(task, (fn) => fn.startsWith('free_')) ?? name, count);
    }
    if (name === 'page_ref_mod') {
      book.move(task, holderOf(task), {
        val: Number(fields.val),
        count: Number(fields.count),
      });
    }
  }

  /** The innermost function that moves references of lent memory, and whose they are. */
  function lentBy(task: string) {
    const by = stacks.nearest(task, (fn) => lentMoves(fn, task) !== undefined);
    const moves = by === undefined ? undefined : lentMoves(by, task);
    return by !== undefined && moves ? ({ kind: 'lent', by, moves } as const) : undefined;
  }

  /** Whether the page is one of the 2^order from a pfn on. */
  function isAmong(pfn: unknown, order: number): boolean {
    const first = Number(pfn);
    const own = Number(run.page.slice('page:'.length));
    return own >= first && own < first + 2 ** order;
  }

  function argOfAny(task: string, functions: readonly string[], name: string): unknown {
    return (
      functions.map((fn) => stacks.argOf(task, fn, name)).find((arg) => arg !== undefined) ?? ''
    );
  }

  /** Whose reference a move of the count is, told from the functions around it. */
  function holderOf(task: string) {
    const by =
      stacks.nearest(task, (fn) => !carriers.test(fn)) ??
      stacks.nearest(task, (fn) => fn === 'get_page') ??
      'put_page';
    const vmf = argOfAny(task, ['insert_page_into_pte_locked', 'vmf_insert_folio_pmd'], 'vmf');
    if (vmf !== '') return { kind: 'mapping', by, vmf: String(vmf) } as const;
    if (by === 'folios_put_refs') return { kind: 'mapping', by } as const;
    if (by === 'dax_fault_iter') return { kind: 'fault', by } as const;
    const lent = lentBy(task);
    if (lent) return lent;
    const grab = stacks.nearest(task, (fn) => grabs.test(fn));
    if (grab) {
      const into = stacks.argOf(task, '__x64_sys_vmsplice', 'pipe');
      const pins = (Number(stacks.argOf(task, grab, 'flags')) & FOLL_PIN) !== 0;
      const pipe = into === undefined ? {} : { into: String(into) };
      return { kind: pins ? 'pin' : 'get', by: grab, ...pipe } as const;
    }
    const put = stacks.nearest(task, (fn) => puts.test(fn));
    return { kind: 'other', by: put ?? by } as const;
  }
}
