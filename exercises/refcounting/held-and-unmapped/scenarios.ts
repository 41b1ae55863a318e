import {
  attachPmem,
  drain,
  mmap,
  mountXfs,
  pipe_inode_info,
  type ScenarioBoot,
  type Scenarios,
  type Thread,
  touch,
} from 'simkernel';

const PAGE_SIZE = 4096;

/** An XFS with -o dax and a file of three pages, of which A has written some. The reader's function is in the kernel. */
function fileInUse(boot: ScenarioBoot, answer: Record<string, unknown>, written = [0, 1, 2]) {
  const machine = boot();
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem).create('/mnt/f', 3);
  const A = machine.task('A');
  const T = machine.task('T');
  const { start } = machine.call(A, (k) => mmap(k, file, 0, 3));
  const pages = [0, 1, 2].map((index) => pgmap.pageAt(file.pfnOf(index) ?? -1));
  for (const index of written) machine.call(A, (k) => touch(k, start + index, 'write'));
  machine.livepatch({ dax_layout_busy_page_range: answer.dax_layout_busy_page_range });
  const pipe = new pipe_inode_info('A');
  let call: Thread<number> | undefined;

  /** How everything stands: what a check is told. */
  const look = () => {
    if (call?.error) throw call.error;
    return {
      call: call?.state ?? 'not begun',
      counts: pages.map(({ _refcount }) => _refcount),
      mapped: [0, 1, 2].filter((index) => A.mm?.pteAt(start + index) !== undefined),
      entries: [...file.i_mapping.entries.keys()].sort((a, b) => a - b),
      blocks: [0, 1, 2].filter((index) => file.pfnOf(index) === pages[index]?.pfn),
      warned: machine.splats.map(({ code }) => code),
    };
  };

  return {
    look,
    /** A puts a page into a pipe: one reference. */
    splice: (index: number) => machine.call(A, (k) => k.__x64_sys_vmsplice(pipe, start + index)),
    /** Reads the pipe: the reference is put. */
    drain: () => {
      machine.call(A, (k) => drain(k, pipe));
      machine.run();
      return look();
    },
    /** A pins a page, as a device does: 1024 references. */
    pin: (index: number) => machine.call(A, (k) => k.pin_user_pages_fast(start + index, 1, 0, [])),
    unpin: (index: number) => {
      const page = pages[index];
      if (page) machine.k.unpin_user_page(page);
      machine.run();
      return look();
    },
    munmap: () => machine.call(A, (k) => k.__x64_sys_munmap(start)),
    punch: (index: number) => {
      call = machine.start(T, (k) => k.__x64_sys_fallocate(file, index * PAGE_SIZE, PAGE_SIZE));
      return look();
    },
    truncate: () => {
      call = machine.start(T, (k) => k.__x64_sys_truncate(file, 0));
      return look();
    },
    /** Asks for a range of pages: which of the file's pages is held, -1 for none. */
    ask: (first: number, last: number) => {
      const end = (last + 1) * PAGE_SIZE - 1;
      const page = machine.call(T, (k) =>
        k.dax_layout_busy_page_range(file.i_mapping, first * PAGE_SIZE, end),
      );
      return { found: page === null ? -1 : pages.indexOf(page), ...look() };
    },
  };
}

export const scenarios: Scenarios = {
  'unmapped-and-held'(boot, answer) {
    const { splice, munmap, truncate, drain: read } = fileInUse(boot, answer);
    splice(0);
    munmap();
    return { waiting: truncate(), after: read() };
  },

  'unmapped-and-pinned'(boot, answer) {
    const { pin, munmap, punch, unpin } = fileInUse(boot, answer);
    pin(1);
    munmap();
    return { waiting: punch(1), after: unpin(1) };
  },

  'mapped-and-held'(boot, answer) {
    const { splice, truncate, drain: read } = fileInUse(boot, answer);
    splice(0);
    return { waiting: truncate(), after: read() };
  },

  'nobody-holds'(boot, answer) {
    const { munmap, truncate } = fileInUse(boot, answer);
    munmap();
    return truncate();
  },

  'last-of-three'(boot, answer) {
    const { splice, munmap, ask } = fileInUse(boot, answer);
    splice(2);
    munmap();
    return ask(0, 2);
  },

  'outside-the-range'(boot, answer) {
    const { splice, ask } = fileInUse(boot, answer);
    splice(2);
    return ask(0, 1);
  },

  'never-touched'(boot, answer) {
    const { munmap, truncate } = fileInUse(boot, answer, []);
    munmap();
    return truncate();
  },

  'behind-a-hole'(boot, answer) {
    const machine = boot();
    const { pmem, pgmap } = attachPmem(machine, {
      name: 'pmem0',
      firstPfn: 0x40000,
      pages: 0x20000,
    });
    const file = mountXfs(machine, pmem).create('/mnt/h', 3, { content: 'hole' });
    const A = machine.task('A');
    const { start } = machine.call(A, (k) => mmap(k, file, 0, 3));
    machine.call(A, (k) => touch(k, start, 'read'));
    machine.call(A, (k) => touch(k, start + 1, 'write'));
    const page = pgmap.pageAt(file.pfnOf(1) ?? -1);
    machine.call(A, (k) => k.pin_user_pages_fast(start + 1, 1, 0, []));
    machine.call(A, (k) => k.__x64_sys_munmap(start));
    const kinds = [...file.i_mapping.entries.values()].map(({ kind }) => kind);
    machine.livepatch({ dax_layout_busy_page_range: answer.dax_layout_busy_page_range });
    const call = machine.start(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0));
    if (call.error) throw call.error;
    const held = call.state;
    machine.k.unpin_user_page(page);
    machine.run();
    return { zero: kinds.filter((kind) => kind === 'zero').length, held, after: call.state };
  },

  'a-hole'(boot, answer) {
    const machine = boot();
    const { pmem } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
    const file = mountXfs(machine, pmem).create('/mnt/h', 3, { content: 'hole' });
    const A = machine.task('A');
    const { start } = machine.call(A, (k) => mmap(k, file, 0, 3));
    machine.call(A, (k) => touch(k, start + 1, 'read'));
    const kinds = [...file.i_mapping.entries.values()].map(({ kind }) => kind);
    machine.livepatch({ dax_layout_busy_page_range: answer.dax_layout_busy_page_range });
    const call = machine.start(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0));
    if (call.error) throw call.error;
    return { kinds, call: call.state, mapped: A.mm?.pteAt(start + 1) !== undefined };
  },
};
