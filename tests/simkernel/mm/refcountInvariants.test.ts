import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pipe_inode_info } from '../../../src/simkernel/fs/pipe_inode_info.ts';
import type { Thread } from '../../../src/simkernel/kernel/thread.ts';
import type { page } from '../../../src/simkernel/mm/page.ts';
import type { vm_area_struct } from '../../../src/simkernel/mm/vm_area_struct.ts';
import { drain } from '../../../src/simkernel/user/drain.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';
import { daxWorld, firstFilePfn } from '../support/daxWorld.ts';

type Act = {
  act: 'map' | 'unmap' | 'read' | 'write' | 'get' | 'put' | 'pin' | 'unpin';
  who: number;
};

const acts = fc.array(
  fc.record({
    act: fc.constantFrom('map', 'unmap', 'read', 'write', 'get', 'put', 'pin', 'unpin'),
    who: fc.nat(2),
  }) as fc.Arbitrary<Act>,
  { maxLength: 40 },
);

/** What an observer outside the kernel knows of the holders of one page. */
class Holders {
  readonly world;
  readonly file;
  readonly page: page;
  readonly base: number;
  readonly actors;
  pins = 0;

  constructor(release: string) {
    this.world = daxWorld(release);
    this.file = this.world.create('f', 1);
    this.page = this.world.page(firstFilePfn);
    this.base = this.page._refcount;
    this.actors = ['A', 'B', 'C'].map((name) => ({
      task: this.world.machine.task(name),
      pipe: new pipe_inode_info(name),
      vma: undefined as vm_area_struct | undefined,
    }));
  }

  get mapped(): number {
    return this.actors.filter(({ task, vma }) => vma && task.mm?.pteAt(vma.start)).length;
  }

  get gets(): number {
    return this.actors.reduce((sum, { pipe }) => sum + pipe.bufs.length, 0);
  }

  run({ act, who }: Act): void {
    const { machine } = this.world;
    const actor = this.actors[who];
    if (!actor) return;
    const { task, pipe, vma } = actor;
    if (act === 'map' && !vma) actor.vma = machine.call(task, (k) => mmap(k, this.file, 0, 1));
    if (act === 'put') machine.call(task, (k) => drain(k, pipe));
    if (act === 'unpin' && this.pins > 0) {
      machine.k.unpin_user_page(this.page);
      this.pins -= 1;
    }
    if (!vma) return;
    if (act === 'unmap') {
      machine.call(task, (k) => k.__x64_sys_munmap(vma.start));
      actor.vma = undefined;
    }
    if (act === 'read' || act === 'write') machine.call(task, (k) => touch(k, vma.start, act));
    if (act === 'get') machine.call(task, (k) => k.__x64_sys_vmsplice(pipe, vma.start));
    if (act === 'pin') {
      this.pins += Math.max(
        0,
        machine.call(task, (k) => k.pin_user_pages_fast(vma.start, 1, 0, [])),
      );
    }
  }

  releaseAll(): void {
    const { machine } = this.world;
    for (; this.pins > 0; this.pins -= 1) machine.k.unpin_user_page(this.page);
    for (const { task, pipe } of this.actors) {
      while (pipe.bufs.length > 0) machine.call(task, (k) => drain(k, pipe));
    }
  }
}

describe.each(['5.10', '6.1', '6.12', '6.15', '6.18', '7.2'])('%s', (release) => {
  const countsMappings = ['6.15', '6.18', '7.2'].includes(release);
  const idle = countsMappings ? 0 : 1;

  it('keeps refcount = base + holders after every act (I2), and refcount >= mapcount (I7)', () => {
    fc.assert(
      fc.property(acts, (script) => {
        const holders = new Holders(release);
        for (const act of script) {
          holders.run(act);
          const { _refcount, _mapcount } = holders.page;
          const mappings = countsMappings ? holders.mapped : 0;
          expect(_mapcount + 1).toBe(mappings);
          expect(_refcount).toBe(holders.base + mappings + holders.gets + 1024 * holders.pins);
          if (countsMappings) expect(_refcount).toBeGreaterThanOrEqual(_mapcount + 1);
        }
        expect(holders.world.machine.splats).toEqual([]);
      }),
    );
  });

  it('wakes at every transition to idle and at no other (I5)', () => {
    fc.assert(
      fc.property(acts, (script) => {
        const holders = new Holders(release);
        for (const act of script) holders.run(act);
        let toIdle = 0;
        let wakes = 0;
        for (const event of holders.world.machine.trace) {
          if (event.kind === 'event' && event.name === 'page_ref_mod') {
            if (event.fields.count === idle && Number(event.fields.val) < 0) toIdle += 1;
          }
          if (event.kind === 'call' && event.fn === 'wake_up_var') wakes += 1;
        }
        expect(wakes).toBe(toIdle);
      }),
    );
  });

  it('lets a truncate through exactly when nobody holds the page, whatever came before (I6, I16)', () => {
    fc.assert(
      fc.property(acts, (script) => {
        const holders = new Holders(release);
        const { machine } = holders.world;
        for (const act of script) holders.run(act);
        const held = holders.gets + holders.pins > 0;
        const seen = held && (countsMappings || holders.file.i_mapping.i_mmap.length > 0);
        const task = machine.task('T');
        const truncate: Thread<number> = machine.start(task, (k) =>
          k.__x64_sys_truncate(holders.file, 0),
        );
        expect(truncate.state).toBe(seen ? 'sleeping' : 'finished');
        holders.releaseAll();
        machine.run();
        expect(truncate).toMatchObject({ state: 'finished', result: 0 });
        expect(holders.page._refcount).toBe(idle);
        expect(holders.page.mapping).toBeNull();
        const warned = machine.splats.map(({ code }) => code);
        expect(warned).toEqual(held && !seen ? ['daxDisassociateBusy'] : []);
      }),
    );
  });
});
