import { describe, expect, it } from 'vitest';
import { attachPmem } from '../../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import type { CreateOptions } from '../../../../src/simkernel/fs/fileSystem.ts';
import { mountXfs } from '../../../../src/simkernel/fs/xfs/mountXfs.ts';
import { boot } from '../../../../src/simkernel/kernel/machine.ts';
import { MADV_HWPOISON } from '../../../../src/simkernel/mm/madvise.ts';
import type { page } from '../../../../src/simkernel/mm/page.ts';
import { fork } from '../../../../src/simkernel/user/fork.ts';
import { mmap } from '../../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../../src/simkernel/user/touch.ts';

const releases = ['5.10', '6.1', '6.12', '7.2'];

/** A task that has mapped a file of so many pages, wholly. */
function world(
  release: string,
  pages: number,
  options: CreateOptions = { colour: 0 },
  kind?: 'MAP_PRIVATE',
) {
  const machine = boot({ release });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem).create('/f', pages, options);
  const task = machine.task('A');
  const vma = machine.call(task, (k) => mmap(k, file, 0, pages, kind));
  const at = (mode: 'read' | 'write', index: number) =>
    machine.call(task, (k) => touch(k, vma.start + index, mode));
  const pageOf = (index: number) => pgmap.pageAt(file.pfnOf(index) ?? -1);
  return { machine, file, task, vma, at, pageOf };
}

describe('a file with aligned blocks of 2 MiB', () => {
  it.each(releases)('is mapped by one PMD entry at %s', (release) => {
    const { at, task, vma, file } = world(release, 512);
    at('write', 7);
    expect(task.mm?.pteAt(vma.start + 5)).toMatchObject({ shift: 21, pfn: file.pfnOf(5) });
    expect(file.i_mapping.entryAt(300)).toMatchObject({ kind: 'pmd', order: 9 });
  });

  it.each(releases)('falls back to pages at %s where its blocks are not aligned', (release) => {
    const { at, task, vma } = world(release, 512, { colour: 24 });
    at('write', 7);
    expect(task.mm?.pteAt(vma.start + 7)?.shift).toBe(12);
    expect(task.mm?.pteAt(vma.start + 5)).toBeUndefined();
  });

  it.each(['5.10', '6.1', '6.12'])(
    'counts the pins of each page by itself at %s (T4)',
    (release) => {
      const { at, machine, task, vma, pageOf } = world(release, 512);
      at('write', 0);
      const pages: page[] = [];
      expect(machine.call(task, (k) => k.pin_user_pages_fast(vma.start, 512, 0, pages))).toBe(512);
      expect([0, 5, 511].map((index) => pageOf(index)._refcount)).toEqual([1025, 1025, 1025]);
      for (const one of pages) machine.k.unpin_user_page(one);
      expect([0, 5, 511].map((index) => pageOf(index)._refcount)).toEqual([1, 1, 1]);
    },
  );

  it('counts the pins of the folio on its head at 7.2 (T4)', () => {
    const { at, machine, task, vma, pageOf } = world('7.2', 512);
    at('write', 0);
    const head = pageOf(0);
    expect(head).toMatchObject({ _refcount: 1, _mapcount: -1, _large_mapcount: 0, order: 9 });
    const pages: page[] = [];
    machine.call(task, (k) => k.pin_user_pages_fast(vma.start, 512, 0, pages));
    expect(head).toMatchObject({ _refcount: 513, _pincount: 512, _large_mapcount: 0 });
    expect(pageOf(5)).toMatchObject({ _refcount: 0, compound_head: head });
    for (const one of pages) machine.k.unpin_user_page(one);
    expect(head).toMatchObject({ _refcount: 1, _pincount: 0 });
    machine.call(task, (k) => k.__x64_sys_munmap(vma.start));
    expect(head).toMatchObject({ _refcount: 0, _large_mapcount: -1, order: 9 });
  });

  it('is single pages again at 7.2 when the file is truncated', () => {
    const { at, machine, task, file, pageOf } = world('7.2', 512);
    at('write', 0);
    const [head, tail] = [pageOf(0), pageOf(5)];
    machine.call(task, (k) => k.__x64_sys_truncate(file, 0));
    expect(head).toMatchObject({ order: 0, mapping: null, _refcount: 0 });
    expect(tail).toMatchObject({ compound_head: null, mapping: null, _refcount: 0 });
    expect(machine.splats).toEqual([]);
  });

  it.each([
    ['5.10', 5],
    ['6.1', 0],
    ['6.12', 0],
    ['7.2', 0],
  ])(
    'at %s is unmapped as a whole by a poisoned page 5, the mark on page %i',
    (release, marked) => {
      const { at, machine, task, vma, pageOf } = world(release, 512);
      at('write', 0);
      const rc = machine.call(task, (k) => k.__x64_sys_madvise(vma.start + 5, 1, MADV_HWPOISON));
      expect(rc).toBe(0);
      expect(task.signals).toMatchObject([{ code: 'BUS_MCEERR_AR', lsb: 21 }]);
      expect(task.mm?.pteAt(vma.start)).toBeUndefined();
      expect([0, 5].filter((index) => pageOf(index).hwpoison)).toEqual([marked]);
    },
  );
});

describe('a page without a written block', () => {
  it.each(releases)('reads as the zero page at %s, until a write gives it a block', (release) => {
    const { at, task, vma, file, pageOf } = world(release, 4, { content: 'hole' });
    at('read', 1);
    expect(task.mm?.pteAt(vma.start + 1)?.kind).toBe('zero');
    expect(file.i_mapping.entryAt(1)?.kind).toBe('zero');
    expect(file.pfnOf(1)).toBeUndefined();
    at('write', 1);
    expect(task.mm?.pteAt(vma.start + 1)).toMatchObject({ pfn: file.pfnOf(1), write: true });
    expect(pageOf(1).mapping).toBe(file.i_mapping);
  });

  it.each(['6.1', '6.12', '7.2'])('gets no mark and no signal at %s if unwritten', (release) => {
    const { at, machine, task, pageOf } = world(release, 4, { content: 'unwritten' });
    at('read', 0);
    machine.k.globals.sysctl_memory_failure_early_kill = 1;
    const injector = machine.task('injector');
    expect(machine.call(injector, (k) => k.hwpoison_inject(pageOf(0).pfn))).toBe(0);
    expect(pageOf(0).hwpoison).toBe(false);
    expect(task.signals).toEqual([]);
  });
});

describe('a private mapping', () => {
  it.each(releases)('keeps its copy at %s when the page of the file is lost', (release) => {
    const { at, machine, task, vma, pageOf } = world(release, 4, {}, 'MAP_PRIVATE');
    at('read', 0);
    const mapped = pageOf(0)._refcount;
    at('write', 0);
    expect(pageOf(0)._refcount).toBe(release === '7.2' ? mapped - 1 : mapped);
    const copy = task.mm?.pteAt(vma.start);
    expect(copy?.kind).toBe('anon');
    machine.k.globals.sysctl_memory_failure_early_kill = 1;
    machine.call(machine.task('injector'), (k) => k.hwpoison_inject(pageOf(0).pfn));
    expect(task.mm?.pteAt(vma.start)).toEqual(copy);
    expect(task.signals.length).toBe(release === '7.2' ? 1 : 0);
  });
});

describe('fork', () => {
  it.each(releases)('at %s moves no count of a shared mapping, nor maps a page', (release) => {
    const { at, machine, task, vma, pageOf } = world(release, 4);
    at('write', 0);
    const before = pageOf(0)._refcount;
    const child = machine.task('B');
    machine.call(task, (k) => fork(k, child));
    expect(pageOf(0)._refcount).toBe(before);
    expect(child.mm?.vmas.length).toBe(1);
    expect(child.mm?.pteAt(vma.start)).toBeUndefined();
    machine.call(child, (k) => touch(k, vma.start, 'read'));
    expect(child.mm?.pteAt(vma.start)?.pfn).toBe(pageOf(0).pfn);
  });
});
