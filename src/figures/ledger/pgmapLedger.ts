import type { TraceEvent } from '../../simkernel/kernel/traceEvent.ts';
import { CallStacks } from './callStacks.ts';
import type { HolderKind, LedgerColumn, LedgerData, LedgerRow } from './ledgerData.ts';

/** What the events alone do not say. */
export interface PgmapRun {
  release: string;
  /** Label of the counter, `percpu_ref:pmem0`. */
  ref: string;
  /** Its references before the first event, and for how many folios of the range. */
  count: number;
  ofPages: number;
  /** The page that somebody holds, `page:0x40003`. */
  page: string;
  /** Its own count, where it is held from the beginning. */
  held?: number;
  acts: { from: number; text: string }[];
}

const own = { kind: 'base', label: 'its own' } as const;
const pages = { kind: 'base', label: 'the pages' } as const;

type Holder = { readonly kind: HolderKind; readonly label: string };

/**
 * Reads from the events of any run who held a pgmap when: its counter from the first reference to the last, the holder
 * of one page, which the counter may know or not, the removal that waits, and the end of the struct pages.
 */
export function pgmapLedger(events: readonly TraceEvent[], run: PgmapRun): LedgerData {
  const stacks = new CallStacks();
  const columns: LedgerColumn[] = [];
  const rows: LedgerRow[] = [];
  let refcount = run.count;
  let act = 0;

  const lent: Holder = { kind: 'get', label: `${run.page} in use` };
  const holder: Holder = { kind: 'file', label: `who holds ${run.page}` };
  const removal: Holder = { kind: 'waiter', label: 'the removal waits' };

  function column(task: string, fn: string, what: LedgerColumn['what'], text: string): void {
    columns.push({ act, task, fn, what, text, refcount, mappings: 0, pins: 0 });
  }

  function openBar({ kind, label }: Holder) {
    return rows
      .find((row) => row.kind === kind && row.label === label)
      ?.bars.findLast(({ to }) => to === undefined);
  }

  function open({ kind, label }: Holder, takenBy: string, weight: number): void {
    const bar = { from: columns.length - 1, takenBy, weight };
    const row = rows.find((each) => each.kind === kind && each.label === label);
    if (row) row.bars.push(bar);
    else rows.push({ kind, label, bars: [bar] });
  }

  /** Ends a bar, or goes on with a lighter one where only some of its references are put. */
  function put(of: Holder, putBy: string, weight: number): void {
    const bar = openBar(of);
    if (!bar) return;
    Object.assign(bar, { to: columns.length - 1, putBy });
    if (bar.weight > weight) open(of, putBy, bar.weight - weight);
  }

  /** The function that moves the counter, and whose reference it is. */
  function moverOf(task: string): { fn: string; of: Holder } {
    const fn =
      stacks.nearest(task, (each) => !/^(percpu_ref_|put_dev_pagemap$|__put_page$)/.test(each)) ??
      'percpu_ref_put';
    if (stacks.nearest(task, (each) => each === 'percpu_ref_kill')) return { fn, of: own };
    return { fn, of: /zone_device_(page|folio)/.test(fn) ? lent : pages };
  }

  function onTracepoint(task: string, name: string, fields: Readonly<Record<string, unknown>>) {
    if (name === 'percpuRefMod' && fields.ref === run.ref) {
      const val = Number(fields.val);
      const { fn, of } = moverOf(task);
      const went = `${refcount} to ${Number(fields.count)}`;
      refcount = Number(fields.count);
      const many = Math.abs(val) === 1 ? 'a reference' : `${Math.abs(val)} references`;
      if (val > 0) {
        column(task, fn, 'take', `For ${run.page}, now in use: ${many} taken, ${went}.`);
        open(of, fn, val);
      } else {
        const whose =
          of === own ? 'The counter is killed: its own reference is' : `Of ${of.label}: ${many}`;
        column(task, fn, 'put', `${whose} put, ${went}.`);
        put(of, fn, -val);
      }
    }
    if (name === 'page_ref_mod' && fields.page === run.page && Number(fields.val) < 0) {
      onPage(task, Number(fields.count));
    }
    if (name === 'sched_switch') {
      const fn = stacks.nearest(task, (each) => !/^(wait_for_|prepare_)/.test(each)) ?? name;
      column(task, fn, 'sleep', `The removal sleeps until pgmap->ref is 0.`);
      open(removal, fn, 0);
    }
    if (name === 'sched_wakeup') {
      column(task, 'percpu_ref_put', 'wake', 'pgmap->ref has drained: the removal is woken.');
      put(removal, 'percpu_ref_put', 0);
    }
    if (name === 'memmapRemoved') {
      const still = openBar(holder) ? ` Somebody still holds ${run.page}.` : '';
      column(task, 'pageunmap_range', 'untie', `The struct pages go.${still}`);
    }
  }

  /** A put of the page itself: the pgmap's counter does not move with it. */
  function onPage(task: string, count: number): void {
    const fn = stacks.nearest(task, (each) => !/^(page_ref_|get_page$)/.test(each)) ?? 'get_page';
    const went = `its own count is ${count} now`;
    const isBase = fn === 'memunmap_pages';
    const whose = isBase ? 'The base reference' : 'The reference of the holder';
    column(task, fn, 'untie', `${whose} of ${run.page} is put: ${went}.`);
    if (!isBase) put(holder, fn, 0);
  }

  column('', 'memremap_pages', 'start', startText(run));
  open(own, 'percpu_ref_init', 1);
  if (run.ofPages > 0) open(pages, 'percpu_ref_get_many', run.ofPages);
  if (run.held !== undefined) {
    column('', 'vmsplice', 'tie', `${run.page} is in a pipe: its own count is ${run.held}.`);
    open(holder, 'vmsplice', 0);
  }
  events.forEach((event, index) => {
    while ((run.acts[act + 1]?.from ?? Infinity) <= index) act += 1;
    switch (event.kind) {
      case 'call':
        stacks.enter(event.task, event.fn, event.args);
        if (event.fn === 'dmirror_devmem_alloc_page') {
          column(event.task, event.fn, 'tie', `The driver lends ${run.page}.`);
          open(holder, event.fn, 0);
        }
        return;
      case 'return':
        stacks.leave(event.task, event.fn);
        return;
      case 'splat':
        column(event.task, event.stack[0] ?? '', 'splat', `${event.severity}: ${event.text}`);
        return;
      case 'event':
        onTracepoint(event.task, event.name, event.fields);
    }
  });
  const order: HolderKind[] = ['base', 'get', 'file', 'waiter'];
  rows.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const acts = run.acts.map(({ text }) => text);
  return { release: run.release, subject: 'pgmap', page: run.ref, idle: 0, acts, columns, rows };
}

function startText({ count, ofPages }: PgmapRun): string {
  return ofPages > 0
    ? `pgmap->ref has ${count}: its own, and ${ofPages} of the pages.`
    : `pgmap->ref has ${count}: its own. No page is in use.`;
}
