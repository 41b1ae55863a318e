import { atEachMoment } from 'explore';
import type { Machine, page, Scenarios, TraceEvent } from 'simkernel';
import { deviceOfEachType } from './deviceOfEachType.ts';
import { fileInUse } from './fileInUse.ts';
import { twoPuts } from './twoPuts.ts';

/** Every wake-up: the address, and the count that the page had then. */
function wakesSince(machine: Machine, page: page, from: number) {
  const wakes: { address: unknown; count: unknown }[] = [];
  let count: unknown = null;
  machine.trace.forEach((event: TraceEvent, index) => {
    if (event.kind === 'event' && event.fields.page === page.label) count = event.fields.count;
    if (index >= from && event.kind === 'call' && event.fn === 'wake_up_var') {
      wakes.push({ address: event.args.var, count });
    }
  });
  return wakes;
}

/** The changes of the count that the page_ref tracepoints saw. */
function changesSince(machine: Machine, page: page, from: number): number[] {
  return machine.trace.slice(from).flatMap((event: TraceEvent) => {
    const fields = event.kind === 'event' && event.name === 'page_ref_mod' ? event.fields : {};
    return fields.page === page.label ? [Number(fields.val)] : [];
  });
}

/** What they add up to: a change that they did not see was not atomic. */
const countedSince = (machine: Machine, page: page, from: number): number =>
  changesSince(machine, page, from).reduce((sum, val) => sum + val, 0);

/** What else a page has: a put has no business with it. */
function otherFields({ hwpoison, index, mapping, _mapcount, _pincount, pgmap, ...rest }: page) {
  const name = typeof mapping === 'string' ? mapping : (mapping?.label ?? null);
  const { pfn, order, compound_head } = rest;
  return {
    ...{ hwpoison, index, mapping: name, _mapcount, _pincount, pfn, order },
    compound_head: compound_head?.label ?? null,
    pgmap: `${pgmap.label} ${pgmap.type}`,
  };
}

export const scenarios: Scenarios = {
  'wakes-at-one'(boot, answer) {
    const { machine, page, splice, drain, truncate } = fileInUse(boot, answer);
    splice();
    const thread = truncate();
    const before = { count: page._refcount, truncate: thread.state, sleepsOn: thread.sleepsOn };
    const from = machine.traceLength;
    drain();
    const wakes = wakesSince(machine, page, from);
    machine.run();
    return { before, count: page._refcount, wakes, truncate: thread.state };
  },
  'sleeps-above-one'(boot, answer) {
    const { machine, page, splice, drain, truncate } = fileInUse(boot, answer);
    splice();
    splice();
    const thread = truncate();
    const from = machine.traceLength;
    drain();
    machine.run();
    return {
      count: page._refcount,
      wakes: wakesSince(machine, page, from),
      truncate: thread.state,
    };
  },
  'unpin-in-one-go'(boot, answer) {
    const { machine, page, pin, truncate } = fileInUse(boot, answer);
    pin();
    const thread = truncate();
    const before = page._refcount;
    const from = machine.traceLength;
    machine.k.unpin_user_page(page);
    const wakes = wakesSince(machine, page, from);
    machine.run();
    return { before, count: page._refcount, wakes, truncate: thread.state };
  },
  'unpin-leaves-another'(boot, answer) {
    const { machine, page, splice, pin, truncate } = fileInUse(boot, answer);
    splice();
    pin();
    const thread = truncate();
    const before = page._refcount;
    const from = machine.traceLength;
    machine.k.unpin_user_page(page);
    machine.run();
    return {
      before,
      count: page._refcount,
      wakes: wakesSince(machine, page, from),
      truncate: thread.state,
    };
  },
  'two-cpus': (boot, answer) => ({ runs: atEachMoment((send) => twoPuts(boot, answer, send)) }),
  'count-after'(boot, answer) {
    const { machine, page, splice, pin } = fileInUse(boot, answer);
    for (let held = 0; held < 7; held += 1) splice();
    pin();
    const fieldsBefore = otherFields(page);
    const puts: { before: number; after: number; counted: number }[] = [];
    const put = (run: () => void) => {
      const before = page._refcount;
      const from = machine.traceLength;
      run();
      puts.push({ before, after: page._refcount, counted: countedSince(machine, page, from) });
    };
    put(() => machine.k.put_page(page));
    put(() => machine.k.unpin_user_page(page));
    put(() => machine.k.__put_devmap_managed_page_refs(page, 3));
    put(() => machine.k.__put_devmap_managed_page_refs(page, 2));
    // Pins that unpin_user_pages() gives back together, and numbers that nobody asks for.
    const more = [2048, 4096, 5120, 5, 64, 100, 1023, 1025];
    for (const refs of more) machine.k.page_ref_add(page, refs);
    for (const refs of more) put(() => machine.k.__put_devmap_managed_page_refs(page, refs));
    put(() => machine.k.put_page(page));
    return { puts, fieldsBefore, fieldsAfter: otherFields(page) };
  },
  'return-value'(boot, answer) {
    const { machine, page, pgmap, splice } = fileInUse(boot, answer);
    splice();
    splice();
    // The last page of the device: no file has it.
    const unused = pgmap.pageAt(0x40000 + 0x20000 - 1);
    const poisoned = pgmap.pageAt(0x40000 + 0x20000 - 2);
    poisoned.hwpoison = true;
    const other = deviceOfEachType(machine).find(({ type }) => type === 'MEMORY_DEVICE_FS_DAX');
    if (!other) throw new Error('one of the devices is of FS_DAX');
    const elsewhere = other.pgmap.pageAt(other.pgmap.firstPfn);
    for (const of of [unused, poisoned, elsewhere]) machine.k.get_page(of);
    const puts = [page, page, unused, poisoned, elsewhere].map((of) => {
      const before = of._refcount;
      const returned = machine.k.__put_devmap_managed_page_refs(of, 1);
      return { returned, before, count: of._refcount };
    });
    return { puts };
  },
  'silent-at-zero'(boot, answer) {
    const { machine, page } = fileInUse(boot, answer);
    const from = machine.traceLength;
    const returned = machine.k.__put_devmap_managed_page_refs(page, 1);
    return {
      returned,
      count: page._refcount,
      wakes: wakesSince(machine, page, from),
      splats: machine.splats.map(({ code }) => code),
    };
  },
  'other-types'(boot, answer) {
    const { machine } = fileInUse(boot, answer);
    const others = deviceOfEachType(machine).filter(({ type }) => type !== 'MEMORY_DEVICE_FS_DAX');
    return others.flatMap(({ type, pgmap }) =>
      [false, true].map((hwpoison) => {
        const page = pgmap.pageAt(pgmap.firstPfn + Number(hwpoison));
        page.hwpoison = hwpoison;
        machine.k.get_page(page);
        machine.k.get_page(page);
        const before = page._refcount;
        const fieldsBefore = otherFields(page);
        const from = machine.traceLength;
        const returned = machine.k.__put_devmap_managed_page_refs(page, 1);
        return {
          type,
          hwpoison,
          returned,
          before,
          count: page._refcount,
          changes: changesSince(machine, page, from).length,
          wakes: wakesSince(machine, page, from),
          fieldsBefore,
          fieldsAfter: otherFields(page),
        };
      }),
    );
  },
};
