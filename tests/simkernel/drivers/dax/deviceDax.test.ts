import { describe, expect, it } from 'vitest';
import { attachDevDax } from '../../../../src/simkernel/drivers/dax/attachDevDax.ts';
import { unbindDevDax } from '../../../../src/simkernel/drivers/dax/kill_dev_dax.ts';
import { pipe_inode_info } from '../../../../src/simkernel/fs/pipe_inode_info.ts';
import { EBUSY, EINVAL } from '../../../../src/simkernel/include/errno.ts';
import { gupFlags } from '../../../../src/simkernel/include/gup_flags.ts';
import { boot } from '../../../../src/simkernel/kernel/machine.ts';
import type { page } from '../../../../src/simkernel/mm/page.ts';
import type { vm_area_struct } from '../../../../src/simkernel/mm/vm_area_struct.ts';
import { mmapDevDax } from '../../../../src/simkernel/user/mmapDevDax.ts';
import { touch } from '../../../../src/simkernel/user/touch.ts';

const KiB4 = 4096;
const MiB2 = 2 * 1024 * 1024;
const releases = ['5.10', '5.18', '6.1', '6.12', '6.15', '6.18', '7.2'] as const;
const counted = new Set<string>(['6.15', '6.18', '7.2']);

function world(release: string, align: number = KiB4) {
  const machine = boot({ release });
  const device = attachDevDax(machine, { name: 'dax0.0', firstPfn: 0x40000, pages: 2048, align });
  const map = (name: string, length: number = align) => {
    const task = machine.task(name);
    const vma = machine.call(task, (k) => mmapDevDax(k, device, 0, length));
    if (typeof vma === 'number') throw new Error(`mmap: ${vma}`);
    return { task, vma };
  };
  const write = ({ task, vma }: { task: ReturnType<typeof machine.task>; vma: vm_area_struct }) =>
    machine.call(task, (k) => touch(k, vma.start, 'write'));
  return { machine, device, page: device.pgmap.pageAt(0x40000), map, write };
}

const look = (page: page) =>
  `${page._refcount}/${(page.order > 0 ? page._large_mapcount : page._mapcount) + 1}`;

describe.each(releases)('device-dax at %s', (release) => {
  it('T8: counts 1 idle; a mapping adds 1 since 6.15 and nothing before; back to 1', () => {
    const { machine, page, map, write } = world(release);
    const seen = [look(page)];
    const [A, B] = [map('A'), map('B')];
    write(A);
    seen.push(look(page));
    write(B);
    seen.push(look(page));
    for (const { task, vma } of [A, B]) machine.call(task, (k) => k.__x64_sys_munmap(vma.start));
    seen.push(look(page));
    expect(seen).toEqual(
      counted.has(release) ? ['1/0', '2/1', '3/2', '1/0'] : ['1/0', '1/0', '1/0', '1/0'],
    );
    expect(machine.splats).toEqual([]);
  });

  it('the same with 2 MiB: the head has the counts, tails count 0 from 5.17 on', () => {
    const { machine, device, page, map, write } = world(release, MiB2);
    const A = map('A');
    expect(write(A)).toBe(0);
    expect(look(page)).toBe(counted.has(release) ? '2/1' : '1/0');
    expect(device.pgmap.pageAt(0x40005)._refcount).toBe(release === '5.10' ? 1 : 0);
    expect(A.task.mm?.pteAt(A.vma.start)?.shift).toBe(21);
    machine.call(A.task, (k) => k.__x64_sys_munmap(A.vma.start));
    expect(look(page)).toBe('1/0');
  });

  it('refuses private and misaligned mappings', () => {
    const { machine, device } = world(release, MiB2);
    const task = machine.task('A');
    const wrong = (offset: number, length: number, kind?: 'MAP_PRIVATE') =>
      machine.call(task, (k) => mmapDevDax(k, device, offset, length, kind));
    expect(wrong(0, MiB2, 'MAP_PRIVATE')).toBe(-EINVAL);
    expect(wrong(KiB4, MiB2)).toBe(-EINVAL);
    expect(wrong(0, KiB4)).toBe(-EINVAL);
  });

  it('may be pinned for long, where a file on fsdax may not', () => {
    const { machine, page, map, write } = world(release);
    const A = map('A');
    write(A);
    const before = page._refcount;
    const { FOLL_LONGTERM } = gupFlags(release);
    const got = machine.call(A.task, (k) => k.pin_user_pages(A.vma.start, 1, FOLL_LONGTERM, []));
    expect(got).toBe(1);
    expect(page._refcount).toBe(before + 1024);
    machine.k.unpin_user_page(page);
    expect(page._refcount).toBe(before);
  });

  it('gives a pipe a reference that outlives the mapping', () => {
    const { machine, page, map } = world(release);
    const A = map('A');
    const pipe = new pipe_inode_info('A');
    machine.call(A.task, (k) => k.__x64_sys_vmsplice(pipe, A.vma.start));
    machine.call(A.task, (k) => k.__x64_sys_munmap(A.vma.start));
    expect(look(page)).toBe('2/0');
    machine.k.pipe_buf_release(pipe);
    expect(look(page)).toBe('1/0');
    expect(machine.splats).toEqual([]);
  });

  it('does not find the page of a report that nobody ever touched', () => {
    const { machine, page } = world(release);
    const mce = machine.task('mce', 'kworker');
    expect(machine.call(mce, (k) => k.memory_failure(0x40000, 0))).toBe(-EBUSY);
    expect(page.hwpoison).toBe(false);
  });

  it('a report marks a mapped page, unmaps it from 6.0 on, and finds it after munmap too', () => {
    const { machine, device, page, map, write } = world(release);
    const A = map('A');
    A.task.mceKillEarly = true;
    write(A);
    const mce = machine.task('mce', 'kworker');
    expect(machine.call(mce, (k) => k.memory_failure(0x40000, 0))).toBe(0);
    expect(page.hwpoison).toBe(true);
    const unmapped = release !== '5.10' && release !== '5.18';
    expect(A.task.mm?.pteAt(A.vma.start) === undefined).toBe(unmapped);
    expect(A.task.signals.map(({ code, lsb }) => [code, lsb])).toEqual(
      unmapped ? [['BUS_MCEERR_AO', 12]] : [],
    );
    expect(page._refcount).toBe(1);
    machine.call(A.task, (k) => k.__x64_sys_munmap(A.vma.start));
    expect(machine.call(mce, (k) => k.memory_failure(0x40000, 0))).toBe(0);
    expect(device.pgmap.ref.count).toBe(1 + 2048);
  });

  it('a write after the unbind is SIGBUS, and teardown goes through', () => {
    const { machine, device, map, write } = world(release);
    const A = map('A');
    write(A);
    const remover = machine.task('remover', 'kworker');
    machine.call(remover, (k) => unbindDevDax(k, device));
    expect(device.pgmap.memmapGone).toBe(true);
    expect(write(A)).toBe('SIGBUS:BUS_ADRERR');
    expect(machine.splats).toEqual([]);
  });

  it(`an unbind ${release === '5.10' ? 'waits for' : 'does not look at'} a page that is held`, () => {
    const { machine, device, page } = world(release);
    machine.k.get_page(page);
    const unbind = machine.start(machine.task('remover', 'kworker'), (k) =>
      unbindDevDax(k, device),
    );
    expect(unbind.state).toBe(release === '5.10' ? 'sleeping' : 'finished');
    if (release === '5.10') {
      machine.k.put_page(page);
      machine.run();
      expect(unbind.state).toBe('finished');
      expect(page._refcount).toBe(0);
    } else {
      expect(() => machine.k.put_page(page)).toThrow('after the memmap of');
    }
  });
});
