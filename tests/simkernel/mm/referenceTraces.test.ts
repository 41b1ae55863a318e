import { describe, expect, it } from 'vitest';
import type { inode } from '../../../src/simkernel/fs/inode.ts';
import type { page } from '../../../src/simkernel/mm/page.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';
import { daxWorld, firstFilePfn } from '../support/daxWorld.ts';

type World = ReturnType<typeof daxWorld>;

/** Two processes that map the file and have written its first page. */
function twoMappers(world: World, file: inode) {
  const { machine } = world;
  return ['A', 'B'].map((name) => {
    const task = machine.task(name);
    const vma = machine.call(task, (k) => mmap(k, file, 0, 4));
    return { task, vma, write: () => machine.call(task, (k) => touch(k, vma.start, 'write')) };
  });
}

const counts = ({ _refcount, _mapcount }: page) => `${_refcount}/${_mapcount + 1}`;

const wakes = (world: World) =>
  world.machine.trace.filter((event) => event.kind === 'call' && event.fn === 'wake_up_var').length;

describe.each([
  ['5.2', ['1/0', '1/0', '1/0', '2/0', '2/0', '1/0']],
  ['5.3', ['1/0', '1/0', '1/0', '2/0', '2/0', '1/0']],
  ['5.10', ['1/0', '1/0', '1/0', '2/0', '2/0', '1/0']],
  ['5.18', ['1/0', '1/0', '1/0', '2/0', '2/0', '1/0']],
  ['6.1', ['1/0', '1/0', '1/0', '2/0', '2/0', '1/0']],
  ['6.12', ['1/0', '1/0', '1/0', '2/0', '2/0', '1/0']],
  ['6.15', ['0/0', '1/1', '2/2', '3/2', '1/0', '0/0']],
  ['6.18', ['0/0', '1/1', '2/2', '3/2', '1/0', '0/0']],
  ['7.2', ['0/0', '1/1', '2/2', '3/2', '1/0', '0/0']],
])('T1 at %s: init, fault, second fault, GUP, munmap of both, put', (release, expected) => {
  it(`counts ${expected.join(', ')} (references/mappings) and wakes once, at the last put`, () => {
    const world = daxWorld(release);
    const { machine } = world;
    const page = world.page(firstFilePfn);
    const [A, B] = twoMappers(world, world.create('f', 4));
    if (!A || !B) throw new Error('two mappers');
    const seen = [counts(page)];
    A.write();
    seen.push(counts(page));
    B.write();
    seen.push(counts(page));
    const got: page[] = [];
    expect(machine.call(A.task, (k) => k.get_user_pages_fast(A.vma.start, 1, 0, got))).toBe(1);
    expect(got).toEqual([page]);
    seen.push(counts(page));
    for (const { task, vma } of [A, B]) machine.call(task, (k) => k.__x64_sys_munmap(vma.start));
    seen.push(counts(page));
    expect(wakes(world)).toBe(0);
    machine.k.put_page(page);
    seen.push(counts(page));
    expect(seen).toEqual(expected);
    expect(wakes(world)).toBe(1);
  });
});

describe.each([
  ['5.10', ['1/0', '1025/0', '1/0'], 1],
  ['5.18', ['1/0', '1025/0', '1/0'], 0],
  ['6.1', ['1/0', '1025/0', '1/0'], 1],
  ['6.12', ['1/0', '1025/0', '1/0'], 1],
  ['6.15', ['1/1', '1025/1', '1/1'], 0],
  ['6.18', ['1/1', '1025/1', '1/1'], 0],
  ['7.2', ['1/1', '1025/1', '1/1'], 0],
])('T2 at %s: pin and unpin of a mapped page', (release, expected, woken) => {
  it(`counts ${expected.join(', ')} and wakes ${woken} times`, () => {
    const world = daxWorld(release);
    const { machine } = world;
    const page = world.page(firstFilePfn);
    const [A] = twoMappers(world, world.create('f', 4));
    if (!A) throw new Error('a mapper');
    A.write();
    const seen = [counts(page)];
    machine.call(A.task, (k) => k.pin_user_pages_fast(A.vma.start, 1, 0, []));
    seen.push(counts(page));
    machine.k.unpin_user_page(page);
    seen.push(counts(page));
    expect(seen).toEqual(expected);
    expect(wakes(world)).toBe(woken);
  });
});

describe.each([
  ['5.10', '2/0', '1/0', '&page:0x40018->_refcount'],
  ['5.18', '2/0', '1/0', '&page:0x40018->_refcount'],
  ['6.1', '2/0', '1/0', '&page:0x40018->_refcount'],
  ['6.12', '2/0', '1/0', '&page:0x40018->_refcount'],
  ['6.15', '1/0', '0/0', 'page:0x40018'],
  ['6.18', '1/0', '0/0', 'page:0x40018'],
  ['7.2', '1/0', '0/0', 'page:0x40018'],
])('T3 at %s: punching a hole while a page is held', (release, waiting, after, address) => {
  it(`waits on ${address} at ${waiting} and ends at ${after} with the entry gone`, () => {
    const world = daxWorld(release);
    const { machine } = world;
    const page = world.page(firstFilePfn);
    const file = world.create('f', 4);
    const [A] = twoMappers(world, file);
    if (!A) throw new Error('a mapper');
    A.write();
    machine.call(A.task, (k) => k.get_user_pages_fast(A.vma.start, 1, 0, []));
    const punch = machine.start(machine.task('T'), (k) => k.__x64_sys_fallocate(file, 0, 4096));
    expect(punch).toMatchObject({ state: 'sleeping', sleepsOn: address });
    expect(counts(page)).toBe(waiting);
    machine.k.put_page(page);
    machine.run();
    expect(punch).toMatchObject({ state: 'finished', result: 0 });
    expect(counts(page)).toBe(after);
    expect(page.mapping).toBeNull();
    expect(file.i_mapping.entries.size).toBe(0);
    expect(file.pfnOf(0)).toBeUndefined();
  });
});

describe.each([
  ['5.10', false],
  ['5.18', false],
  ['6.1', false],
  ['6.12', false],
  ['6.15', true],
  ['6.18', true],
  ['7.2', true],
])('a page that is held but mapped by nobody, at %s', (release, waits) => {
  it(waits ? 'holds truncate up' : 'does not hold truncate up (note c)', () => {
    const world = daxWorld(release);
    const { machine } = world;
    const page = world.page(firstFilePfn);
    const file = world.create('f', 4);
    const mappers = twoMappers(world, file);
    const [A] = mappers;
    if (!A) throw new Error('a mapper');
    A.write();
    machine.call(A.task, (k) => k.get_user_pages_fast(A.vma.start, 1, 0, []));
    for (const { task, vma } of mappers) machine.call(task, (k) => k.__x64_sys_munmap(vma.start));
    const truncate = machine.start(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0));
    expect(truncate.state).toBe(waits ? 'sleeping' : 'finished');
    expect(page.mapping === null).toBe(!waits);
    expect(machine.splats.map(({ code }) => code)).toEqual(waits ? [] : ['daxDisassociateBusy']);
  });
});

describe('GUP', () => {
  it.each([
    ['5.2', 2],
    ['5.3', 2],
    ['5.10', 2],
    ['5.18', 2],
    ['6.1', 2],
    ['6.12', 2],
    ['6.15', 0],
    ['6.18', 0],
    ['7.2', 0],
  ])(
    'at %s looks the pgmap up %i times for two pages and keeps no reference on it',
    (release, n) => {
      const world = daxWorld(release);
      const { machine, pgmap } = world;
      const file = world.create('f', 4);
      const [A] = twoMappers(world, file);
      if (!A) throw new Error('a mapper');
      A.write();
      machine.call(A.task, (k) => touch(k, A.vma.start + 1, 'write'));
      const from = machine.traceLength;
      machine.call(A.task, (k) => k.get_user_pages_fast(A.vma.start, 2, 0, []));
      const lookups = machine.trace
        .slice(from)
        .filter((event) => event.kind === 'call' && event.fn === 'get_dev_pagemap');
      expect(lookups).toHaveLength(n);
      expect(pgmap.ref.count).toBe(1 + pgmap.pages);
      expect(world.page(firstFilePfn + 1)._refcount).toBe(2);
    },
  );
});
