import { describe, expect, it } from 'vitest';
import { boot } from '../../../src/simkernel/kernel/machine.ts';
import { migrateToDevice, mmapAnonymous } from '../../../src/simkernel/lib/dmirrorMigrate.ts';
import { attachDmirror } from '../../../src/simkernel/lib/test_hmm.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';

const releases = ['5.10', '5.18', '6.1', '6.12', '6.15', '6.18', '7.2'] as const;

function world(release: string) {
  const machine = boot({ release });
  const type = 'MEMORY_DEVICE_PRIVATE';
  const { mdevice, pgmap } = attachDmirror(machine, {
    name: 'hmm0',
    type,
    firstPfn: 0x1000,
    pages: 4,
  });
  const A = machine.task('A');
  const vma = machine.call(A, (k) => mmapAnonymous(k, 2));
  machine.call(A, (k) => touch(k, vma.start, 'write'));
  const page = pgmap.pageAt(0x1000);
  const toDevice = () => machine.call(A, (k) => migrateToDevice(k, mdevice, vma, vma.start, 1));
  return { machine, mdevice, pgmap, A, vma, page, toDevice };
}

/** Counts of the page after each change, with the mappings that it has then. */
function moves(machine: ReturnType<typeof boot>, from: number): number[] {
  return machine.trace
    .slice(from)
    .flatMap((event) =>
      event.kind === 'event' && /^page_ref_(mod|set)$/.test(event.name)
        ? [Number(event.fields.count)]
        : [],
    );
}

describe.each([
  ['5.10', [2, 3, 2], [3, 2, 1]],
  ['5.18', [2, 1], [2, 1, 0, 1]],
  ['6.1', [1, 2, 1], [2, 3, 2, 1, 0]],
  ['6.12', [1, 2, 1], [2, 3, 2, 1, 0]],
  ['6.15', [1, 2, 1], [2, 3, 2, 1, 0]],
  ['6.18', [1, 2, 1], [2, 3, 2, 1, 0]],
  ['7.2', [1, 2, 1], [2, 3, 2, 1, 0]],
] as const)('T5 at %s', (release, into, back) => {
  it(`counts ${into.join(', ')} on the way in and ${back.join(', ')} on the way back`, () => {
    const { machine, mdevice, pgmap, A, vma, page, toDevice } = world(release);
    const base = pgmap.ref.count;
    let from = machine.traceLength;
    expect(toDevice()).toBe(1);
    expect(moves(machine, from)).toEqual(into);
    expect(page._mapcount).toBe(0);
    expect(pgmap.ref.count - base).toBe(['5.10', '5.18'].includes(release) ? 0 : 1);
    from = machine.traceLength;
    expect(machine.call(A, (k) => touch(k, vma.start, 'read'))).toBe(0);
    expect(moves(machine, from)).toEqual(back);
    expect(page._mapcount).toBe(-1);
    expect(pgmap.ref.count).toBe(base);
    expect(mdevice).toMatchObject({ calloc: 1, cfree: 1 });
    expect(machine.splats).toEqual([]);
  });
});

describe.each(releases)('device-private memory at %s', (release) => {
  it('goes back to its driver when the process unmaps it', () => {
    const { machine, mdevice, pgmap, A, vma, page, toDevice } = world(release);
    const idle = page._refcount;
    const base = pgmap.ref.count;
    toDevice();
    machine.call(A, (k) => k.__x64_sys_munmap(vma.start));
    expect(page._refcount).toBe(idle);
    expect(pgmap.ref.count).toBe(base);
    expect(mdevice).toMatchObject({ calloc: 1, cfree: 1 });
    expect(machine.splats).toEqual([]);
  });
});

describe.each(['6.1', '6.12', '7.2'])('at %s a page that somebody else holds', (release) => {
  it('passes the check with one reference too many, and is not migrated all the same', () => {
    const { machine, A, vma, page, toDevice } = world(release);
    toDevice();
    machine.k.get_page(page);
    const before = page._refcount;
    expect(machine.call(A, (k) => k.handle_mm_fault(vma, vma.start, false))).toBe(0);
    expect(vma.vm_mm.pteAt(vma.start)?.kind).toBe('devicePrivate');
    expect([page._refcount, page._mapcount]).toEqual([before, 0]);
  });

  it('is touched again and again until the other has let go', () => {
    const { machine, A, vma, page, toDevice } = world(release);
    toDevice();
    machine.k.get_page(page);
    const thread = machine.spawn(A, (k) => touch(k, vma.start, 'read'));
    for (let steps = 0; steps < 100; steps += 1) machine.step(thread);
    expect(thread.state).toBe('ready');
    machine.k.put_page(page);
    machine.run();
    expect([thread.state, vma.vm_mm.pteAt(vma.start)?.kind]).toEqual(['finished', 'anon']);
  });
});
