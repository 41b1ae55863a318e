import { describe, expect, it } from 'vitest';
import type { LedgerColumn } from '../../../src/figures/ledger/ledgerData.ts';
import { ledgerFromTrace } from '../../../src/figures/ledger/ledgerFromTrace.ts';
import { renderText } from '../../../src/figures/ledger/renderText.ts';
import { countedMappings } from '../../../src/figures/ledger/stories/countedMappings.ts';
import { idleAtOne } from '../../../src/figures/ledger/stories/idleAtOne.ts';
import { pageOfTwoMebibytes } from '../../../src/figures/ledger/stories/pageOfTwoMebibytes.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';
import { daxWorld, firstFilePfn } from '../../simkernel/support/daxWorld.ts';

const releases = ['5.10', '6.1', '6.12', '7.2'];

/** References that open bars are worth after a column. */
function held(data: ReturnType<typeof idleAtOne>, at: number): number {
  return data.rows
    .flatMap(({ bars }) => bars)
    .filter(({ from, to }) => from <= at && (to === undefined || at < to))
    .reduce((sum, { weight }) => sum + weight, 0);
}

describe.each(releases)('the ledger of the chapter at %s', (release) => {
  const data = idleAtOne(release);

  it('accounts for every reference in every column', () => {
    data.columns.forEach(({ refcount }, at) => {
      expect({ at, held: held(data, at) }).toEqual({ at, held: refcount });
    });
  });

  it('ends idle, with nobody but the base reference holding', () => {
    expect(data.columns.at(-1)?.refcount).toBe(data.idle);
    const open = data.rows.filter(({ bars }) => bars.some(({ to }) => to === undefined));
    expect(open.map(({ kind }) => kind)).toEqual(data.idle === 1 ? ['base'] : []);
  });

  it('shows the sleeper from its wait to the wake-up', () => {
    const waiter = data.rows.find(({ kind }) => kind === 'waiter')?.bars[0];
    const what = (at: number | undefined): LedgerColumn['what'] | undefined =>
      at === undefined ? undefined : data.columns[at]?.what;
    expect(what(waiter?.from)).toBe('sleep');
    expect(what(waiter?.to)).toBe('wake');
  });

  it('counts mappings exactly where the release does', () => {
    const weights = data.rows
      .filter(({ kind }) => kind === 'mapping')
      .map(({ bars }) => bars[0]?.weight);
    expect(weights).toEqual(release === '7.2' ? [1, 1] : [0, 0]);
  });

  it('has a text of at most 75 columns with every event', () => {
    const lines = renderText(data).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(75);
    for (const { fn } of data.columns) expect(lines.some((line) => line.includes(fn))).toBe(true);
  });
});

describe.each([
  ['countedMappings', countedMappings],
  ['pageOfTwoMebibytes', pageOfTwoMebibytes],
] as const)('the ledger of %s', (_, story) => {
  it.each(['5.10', '6.1', '6.12', '6.18', '7.2'])(
    'accounts for every reference at %s',
    (release) => {
      const data = story(release);
      const open = data.columns.map((_, at) => held(data, at));
      expect(open).toEqual(data.columns.map(({ refcount }) => refcount));
      expect(data.columns.at(-1)?.refcount).toBe(data.idle);
    },
  );

  it.each(['6.12', '6.18', '7.2'])('lets the holder stop the other task at %s', (release) => {
    expect(story(release).rows.some(({ kind }) => kind === 'waiter')).toBe(true);
  });
});

it('counts a page inside 2 MiB by itself up to 6.14, and on the head since 6.15', () => {
  const followed = (release: string) => pageOfTwoMebibytes(release).page;
  expect(followed('6.12')).toBe('page:0x40205');
  expect(followed('7.2')).toBe('page:0x40200');
});

describe('the ledger of any run', () => {
  it.each(releases)('shows a pin as one bar worth 1024 at %s', (release) => {
    const { machine, create, page } = daxWorld(release);
    const file = create('f', 4);
    const A = machine.task('A');
    const vma = machine.call(A, (k) => mmap(k, file, 0, 4));
    machine.call(A, (k) => touch(k, vma.start, 'write'));
    const held = page(firstFilePfn);
    const from = machine.traceLength;
    const before = { refcount: held._refcount, mapcount: held._mapcount };
    machine.call(A, (k) => k.pin_user_pages_fast(vma.start, 1, 0, []));
    machine.k.unpin_user_page(held);
    const data = ledgerFromTrace(machine.trace.slice(from), {
      release,
      page: held.label,
      ...before,
      idle: release === '7.2' ? 0 : 1,
      acts: [{ from: 0, text: 'pin and unpin' }],
    });
    const pins = data.rows.filter(({ kind }) => kind === 'pin');
    expect(pins).toHaveLength(1);
    expect(pins[0]?.bars).toHaveLength(1);
    expect(pins[0]?.bars[0]?.to).toBe(data.columns.findLastIndex(({ what }) => what === 'put'));
    expect(Math.max(...data.columns.map(({ pins: count }) => count))).toBe(1);
    const { refcount } = before;
    const taken = `takes 1024 references: ${refcount} to ${refcount + 1024}.`;
    expect(data.columns.find(({ what }) => what === 'take')?.text).toContain(taken);
  });

  it('marks a splat on the event', () => {
    const { machine, create, page } = daxWorld('6.1');
    const file = create('f', 4);
    const A = machine.task('A');
    const vma = machine.call(A, (k) => mmap(k, file, 0, 4));
    machine.call(A, (k) => touch(k, vma.start, 'write'));
    machine.call(A, (k) => k.get_user_pages_fast(vma.start, 1, 0, []));
    machine.call(A, (k) => k.__x64_sys_munmap(vma.start));
    machine.call(A, (k) => k.__x64_sys_unlink(file));
    const data = ledgerFromTrace(machine.trace, {
      release: '6.1',
      page: page(firstFilePfn).label,
      refcount: 1,
      mapcount: -1,
      idle: 1,
      acts: [{ from: 0, text: 'unlink under a reference' }],
    });
    expect(data.columns.filter(({ what }) => what === 'splat')).toMatchObject([
      { fn: 'dax_disassociate_entry', task: 'A', refcount: 2 },
    ]);
  });
});
