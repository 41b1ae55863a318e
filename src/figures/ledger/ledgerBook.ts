import type { HolderKind, LedgerBar, LedgerColumn, LedgerData, LedgerRow } from './ledgerData.ts';
import type { LentMoves } from './lentMoves.ts';
import type { LedgerRun } from './ledgerFromTrace.ts';

const PIN = 1024;

/** Who a move of the count belongs to. */
export type Mover =
  | { kind: 'mapping'; by: string; vmf?: string }
  | { kind: 'fault'; by: string }
  | { kind: 'get' | 'pin'; by: string; into?: string }
  | { kind: 'lent'; by: string; moves: LentMoves }
  | { kind: 'other'; by: string };

/** `fault:mm:A@123` and `vma:mm:A@100` name the task whose memory it is, and the page of it. */
export function placeOf(label: string): { task: string; address: number } {
  const match = /mm:(.*)@(\d+)$/.exec(label);
  return { task: match?.[1] ?? label, address: Number(match?.[2]) };
}

/** Keeps the rows and columns of a ledger while a trace is read. */
export class LedgerBook {
  readonly #run: LedgerRun;
  readonly #columns: LedgerColumn[] = [];
  readonly #rows = new Map<string, LedgerRow>();
  readonly #addresses = new Map<string, number>();
  /** Rows of mappings whose entry is gone and whose reference is still to be put. */
  readonly #unmapped: string[] = [];
  #act = -1;
  #refcount: number;
  #mapcount: number;
  #tied: string | undefined;

  constructor(run: LedgerRun) {
    this.#run = run;
    this.#refcount = run.refcount;
    this.#mapcount = run.mapcount;
    const base = run.idle > 0 ? ', the base reference' : '';
    this.#column({
      task: '',
      fn: 'memmap_init_zone_device',
      what: 'start',
      text: `Nobody uses the page: ${run.refcount}${base}.`,
    });
    if (run.idle > 0) this.#open('base', 'base reference', 'memmap_init_zone_device', run.idle);
  }

  /** Says which event is read next, so that columns know their act. */
  reach(index: number): void {
    const { acts } = this.#run;
    while (acts[this.#act + 1] !== undefined && (acts[this.#act + 1]?.from ?? 0) <= index)
      this.#act += 1;
  }

  tie(task: string, fn: string, entry: string): void {
    this.#tied = entry;
    this.#column({ task, fn, what: 'tie', text: 'The page now belongs to the file.' });
    this.#open('file', 'entry of the file', fn, 0);
  }

  untie(task: string, fn: string, entry: string): void {
    if (entry !== this.#tied) return;
    this.#tied = undefined;
    this.#column({
      task,
      fn,
      what: 'untie',
      text: 'The entry is deleted: the page belongs to no file.',
    });
    this.#end('file', 'entry of the file', fn);
  }

  mapUncounted(task: string, fn: string, vmf: string): void {
    const { task: owner, address } = placeOf(vmf);
    if (this.#openBar('mapping', `mapping of ${owner}`)) return;
    this.#addresses.set(owner, address);
    this.#column({ task, fn, what: 'map', text: `${owner} maps the page. No count moves.` });
    this.#open('mapping', `mapping of ${owner}`, fn, 0);
  }

  unmapUncounted(task: string, fn: string, args: Readonly<Record<string, unknown>>): void {
    const { task: owner } = placeOf(String(args.vma));
    const address = this.#addresses.get(owner);
    if (address === undefined || address < Number(args.start) || address >= Number(args.end))
      return;
    if (!this.#openBar('mapping', `mapping of ${owner}`)) return;
    this.#column({ task, fn, what: 'unmap', text: `${owner}'s mapping is gone. No count moves.` });
    this.#end('mapping', `mapping of ${owner}`, fn);
  }

  mapcount(task: string, fn: string, val: number, mapcount: number, owner: string): void {
    this.#mapcount = mapcount;
    const last = this.#columns.at(-1);
    if (val > 0 && last?.what === 'map') {
      last.mappings = mapcount + 1;
      return;
    }
    this.#unmapped.push(`mapping of ${owner}`);
    this.#column({
      task,
      fn,
      what: 'unmap',
      text: `${owner}'s mapping is gone; its reference is put later.`,
    });
  }

  move(task: string, mover: Mover, { val, count }: { val: number; count: number }): void {
    const before = this.#refcount;
    this.#refcount = count;
    const went = `${before} to ${count}`;
    if (val > 0) this.#take(task, mover, val, went);
    else this.#put(task, mover, -val, went);
  }

  /** The count is set, whatever it was: a free page of 5.18 to 6.0 reads 1 again. */
  reset(task: string, fn: string, count: number): void {
    const went = `${this.#refcount} to ${count}`;
    this.#refcount = count;
    this.#column({ task, fn, what: 'start', text: `The free page reads ${count}: ${went}.` });
    this.#open('base', 'base reference', fn, count);
  }

  sleep(task: string, fn: string, address: string): void {
    const wants = this.#run.idle;
    this.#column({
      task,
      fn,
      what: 'sleep',
      text: `${task} sleeps on ${address} until the count is ${wants}.`,
    });
    this.#open('waiter', `${task} waits`, fn, 0);
  }

  wake(task: string, fn: string, address: string): void {
    this.#column({ task, fn, what: 'wake', text: `Whoever sleeps on ${address} is woken.` });
  }

  wokenUp(task: string): void {
    this.#end('waiter', `${task} waits`, 'wake_up_var');
  }

  splat(task: string, fn: string, text: string): void {
    this.#column({ task, fn, what: 'splat', text });
  }

  close(): LedgerData {
    const order: HolderKind[] = ['base', 'file', 'mapping', 'fault', 'get', 'pin', 'waiter'];
    const rows = [...this.#rows.values()];
    rows.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    const { release, page, idle, acts } = this.#run;
    return {
      release,
      page,
      idle,
      acts: acts.map(({ text }) => text),
      columns: this.#columns,
      rows,
    };
  }

  #take(task: string, mover: Mover, val: number, went: string): void {
    const { kind, label } = this.#rowOf(task, mover);
    const begun = this.#openBar(kind, label);
    // try_grab_folio_fast of 7.2 takes 1 first and the rest of a pin after it: one event, one bar.
    if (kind === 'pin' && begun && begun.weight + val === PIN) {
      begun.weight = PIN;
      this.#amend(`${this.#refcount - PIN} to ${this.#refcount}`);
      return;
    }
    const text = `${label} takes ${val === 1 ? 'a reference' : `${val} references`}: ${went}.`;
    this.#column({
      task,
      fn: mover.by,
      what: kind === 'mapping' ? 'map' : 'take',
      text: upper(text),
    });
    this.#open(kind, label, mover.by, val);
  }

  #amend(went: string): void {
    const last = this.#columns.at(-1);
    if (!last) return;
    last.text = last.text.replace(/takes .*/, `takes ${PIN} references: ${went}.`);
    last.refcount = this.#refcount;
  }

  #put(task: string, mover: Mover, val: number, went: string): void {
    const row = this.#payer(task, mover, val);
    const refs = val === 1 ? 'a reference' : `${val} references`;
    const text = `${row?.label ?? 'Somebody'} puts ${refs}: ${went}.`;
    this.#column({ task, fn: mover.by, what: 'put', text: upper(text) });
    const bar = row?.bars.findLast(({ to }) => to === undefined);
    if (!row || !bar) return;
    if (bar.weight > val) bar.weight -= val;
    else this.#end(row.kind, row.label, mover.by);
  }

  #rowOf(task: string, mover: Mover): { kind: HolderKind; label: string } {
    const who = task || 'somebody';
    switch (mover.kind) {
      case 'mapping':
        return { kind: 'mapping', label: `mapping of ${placeOf(mover.vmf ?? '').task}` };
      case 'fault':
        return { kind: 'fault', label: 'the fault itself' };
      case 'lent':
        if (mover.moves.takes) return mover.moves.takes;
        break;
      case 'pin':
        return { kind: 'pin', label: `pin of ${who}` };
      case 'get':
        if (mover.into) return { kind: 'get', label: `pipe of ${mover.into.slice(5)}` };
    }
    return { kind: 'get', label: `reference of ${who}` };
  }

  /** Whose reference is put: the mapping that was just unmapped, the fault, or the oldest holder of that weight. */
  #payer(task: string, mover: Mover, val: number): LedgerRow | undefined {
    const open = [...this.#rows.values()].filter((row) =>
      row.bars.some(({ to }) => to === undefined),
    );
    // A batch puts what was unmapped before; with nothing unmapped it is somebody's who put it there.
    if (mover.kind === 'mapping' && this.#unmapped.length > 0) {
      const label = this.#unmapped.shift();
      return open.find((row) => row.kind === 'mapping' && row.label === label);
    }
    if (mover.kind === 'fault') return open.find(({ kind }) => kind === 'fault');
    if (mover.kind === 'lent') {
      const { puts } = mover.moves;
      const [payer] = puts.flatMap((label) => open.find((row) => row.label === label) ?? []);
      return payer ?? open.find(({ kind }) => kind === 'base');
    }
    const weighs = (row: LedgerRow) =>
      (row.bars.findLast(({ to }) => to === undefined)?.weight ?? 0) >= val;
    const held = open.filter((row) => (row.kind === 'get' || row.kind === 'pin') && weighs(row));
    const own = held.filter(({ label }) => label.endsWith(` of ${task}`));
    return own[0] ?? held[0] ?? open.find(({ kind }) => kind === 'base');
  }

  #pins(): number {
    return [...this.#rows.values()]
      .filter(({ kind }) => kind === 'pin')
      .flatMap(({ bars }) => bars)
      .filter(({ to }) => to === undefined).length;
  }

  #openBar(kind: HolderKind, label: string): LedgerBar | undefined {
    return this.#rows.get(`${kind}/${label}`)?.bars.findLast(({ to }) => to === undefined);
  }

  #open(kind: HolderKind, label: string, takenBy: string, weight: number): void {
    const key = `${kind}/${label}`;
    const row = this.#rows.get(key) ?? { kind, label, bars: [] };
    row.bars.push({ from: this.#columns.length - 1, takenBy, weight });
    this.#rows.set(key, row);
    this.#amendPins();
  }

  #end(kind: HolderKind, label: string, putBy: string): void {
    const bar = this.#openBar(kind, label);
    if (bar) Object.assign(bar, { to: this.#columns.length - 1, putBy });
    this.#amendPins();
  }

  #amendPins(): void {
    const last = this.#columns.at(-1);
    if (last) last.pins = this.#pins();
  }

  #column(event: Pick<LedgerColumn, 'task' | 'fn' | 'what' | 'text'>): void {
    this.#columns.push({
      act: Math.max(0, this.#act),
      ...event,
      refcount: this.#refcount,
      mappings: this.#mapcount + 1,
      pins: this.#pins(),
    });
  }
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
