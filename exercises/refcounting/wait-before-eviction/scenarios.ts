import { type HowToBoot, type Scene, searchInterleavings } from 'explore';
import {
  access,
  addressOf,
  attachPmem,
  drain,
  type Machine,
  mmap,
  mountXfs,
  type page,
  pipe_inode_info,
  type ScenarioBoot,
  type Scenarios,
  type Thread,
  touch,
} from 'simkernel';

/** The same bound on every machine: what ends a search are steps. */
const bound = { exhaustive: 1, schedules: 1_000, steps: 200, work: 12_000 };

/** An XFS with -o dax and a file of which A has written two pages. The reader's function is in the kernel. */
function fileInUse(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  how?: HowToBoot,
  second = 1,
) {
  const machine = boot(how);
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const mount = mountXfs(machine, pmem);
  const file = mount.create('/mnt/f', second + 1);
  const A = machine.task('A');
  const { start } = machine.call(A, (k) => mmap(k, file, 0, second + 1));
  const written = [0, second];
  const pages = written.map((index) => {
    machine.call(A, (k) => touch(k, start + index, 'write'));
    return pgmap.pageAt(file.pfnOf(index) ?? -1);
  });
  machine.livepatch({ dax_break_layout_final: answer.dax_break_layout_final });
  const pipes = pages.map((_, index) => new pipe_inode_info(`A${index}`));
  const blocks = pages.map(({ pfn }) => pfn);
  const saw = { foreign: false };
  let unlink: Thread<number> | undefined;

  const pipeOf = (index: number) => {
    const pipe = pipes[index];
    if (!pipe) throw new Error('each page has a pipe');
    return pipe;
  };

  /** How everything stands: what a check is told. */
  const look = () => {
    if (unlink?.error) throw unlink.error;
    return {
      unlink: unlink?.state ?? 'not begun',
      waitsFor: pages.findIndex((page) => addressOf(page) === unlink?.sleepsOn),
      counts: pages.map(({ _refcount }) => _refcount),
      ofTheFile: pages.map(({ mapping }) => mapping === file.i_mapping),
      entries: [...file.i_mapping.entries.keys()],
      blocks: blocks.filter((pfn, at) => file.pfnOf(written[at] ?? -1) === pfn).length,
      warned: machine.splats.map(({ code }) => code),
    };
  };

  return {
    machine,
    file,
    pages,
    look,
    /** A puts a page into a pipe: one reference. */
    splice: (index: number) =>
      machine.call(A, (k) => k.__x64_sys_vmsplice(pipeOf(index), start + (written[index] ?? -1))),
    /** Reads one page out of the pipe: its reference is put. */
    drain: (index: number) => {
      machine.call(A, (k) => drain(k, pipeOf(index)));
      machine.run();
    },
    /** Who reads the pipe looks whose page it is, then puts it. */
    draining: (index: number) =>
      machine.spawn(A, function* (k) {
        const page = pages[index];
        if (!page) return;
        yield access(page, 'mapping', 'read');
        saw.foreign = page.mapping !== file.i_mapping;
        yield* drain(k, pipeOf(index));
      }),
    saw,
    /** A pins a page, as a device does: 1024 references. */
    pin: (index: number) =>
      machine.call(A, (k) => k.pin_user_pages_fast(start + (written[index] ?? -1), 1, 0, [])),
    unpin: (index: number) => {
      const page = pages[index];
      if (page) machine.k.unpin_user_page(page);
      machine.run();
    },
    /** Nothing maps the file any more: the next unlink evicts it. */
    munmap: () => machine.call(A, (k) => k.__x64_sys_munmap(start)),
    unlink: () => {
      unlink = machine.start(machine.task('T'), (k) => k.__x64_sys_unlink(file));
      return look();
    },
    unlinking: () => {
      unlink = machine.spawn(machine.task('T'), (k) => k.__x64_sys_unlink(file));
      return unlink;
    },
    /** Somebody wakes whoever waits for the page, although it is held. */
    wakeInVain: (page: page | undefined) => {
      if (page) machine.k.wake_up_var(addressOf(page));
      machine.run();
    },
    /** The blocks that a new file gets now. */
    nextFile: () => {
      const next = mount.create('/mnt/g', 2);
      return [0, 1].map((index) => blocks.indexOf(next.pfnOf(index) ?? -1));
    },
  };
}

type FileInUse = ReturnType<typeof fileInUse>;

/** The pipe with the first page is read while T unlinks the file: every interleaving. */
function race(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  violation: (file: FileInUse, machine: Machine) => string | undefined,
) {
  return searchInterleavings<FileInUse & Scene>({
    boot: (how) => {
      const file = fileInUse(boot, answer, how);
      file.splice(0);
      file.munmap();
      const [first] = file.pages;
      const state = (): [string, string][] => [
        ['page 0: _refcount', String(first?._refcount)],
        ['page 0: mapping', first?.mapping ? 'f' : 'none'],
        ['entries of f', file.look().entries.join(', ') || 'none'],
        ['unlink', file.look().unlink],
      ];
      return {
        ...file,
        violation: () => violation(file, file.machine),
        outcome: () => JSON.stringify(file.look()),
        sharedState: state,
      };
    },
    tasks: [(file) => file.draining(0), (file) => file.unlinking()],
    bound,
  });
}

export const scenarios: Scenarios = {
  'nobody-holds'(boot, answer) {
    const { munmap, unlink } = fileInUse(boot, answer);
    munmap();
    return unlink();
  },

  held(boot, answer) {
    const { splice, munmap, unlink, nextFile } = fileInUse(boot, answer);
    splice(0);
    munmap();
    return { ...unlink(), given: nextFile() };
  },

  'last-put'(boot, answer) {
    const { splice, munmap, unlink, drain: read, look } = fileInUse(boot, answer);
    splice(0);
    munmap();
    unlink();
    read(0);
    return look();
  },

  'far-apart'(boot, answer) {
    const { pin, munmap, unlink, unpin, look } = fileInUse(boot, answer, undefined, 300);
    pin(1);
    munmap();
    const waiting = unlink();
    unpin(1);
    return { waiting, after: look() };
  },

  pinned(boot, answer) {
    const { pin, munmap, unlink, unpin, look } = fileInUse(boot, answer);
    pin(1);
    munmap();
    const waiting = unlink();
    unpin(1);
    return { waiting, after: look() };
  },

  'two-pages'(boot, answer) {
    const { splice, munmap, unlink, drain: read, look } = fileInUse(boot, answer);
    splice(0);
    splice(1);
    munmap();
    unlink();
    read(0);
    const second = look();
    read(1);
    return { second, after: look() };
  },

  'woken-in-vain'(boot, answer) {
    const { splice, munmap, unlink, wakeInVain, pages, look } = fileInUse(boot, answer);
    splice(0);
    munmap();
    unlink();
    wakeInVain(pages[0]);
    return look();
  },

  'every-interleaving': (boot, answer) =>
    race(boot, answer, ({ look, saw }, { threads }) => {
      if (saw.foreign) return 'the reader of the pipe holds a page that is of no file any more';
      const { unlink, entries } = look();
      if (unlink === 'finished' && entries.length > 0) return 'the file is gone, and has entries';
      if (threads.length > 0) return 'nobody holds a page any more, and unlink sleeps';
      return undefined;
    }),
};
