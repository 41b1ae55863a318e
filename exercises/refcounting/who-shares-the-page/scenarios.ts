import {
  attachPmem,
  inode,
  type Kernel,
  mmap,
  mountXfs,
  type page,
  type Preemptible,
  type ScenarioBoot,
  type Scenarios,
  touch,
} from 'simkernel';

type Mapping = Parameters<Kernel['dax_associate_entry']>[0];

/** An XFS with reflink and its file f of 4 pages; the reader's pair ties and unties pages. */
function reflinked(boot: ScenarioBoot, answer: Record<string, unknown>) {
  const { associate, disassociate } = answer;
  if (typeof associate !== 'function' || typeof disassociate !== 'function') {
    throw new Error('associate and disassociate are to be functions.');
  }
  const machine = boot();
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const mp = mountXfs(machine, pmem, { reflink: true });
  const f = mp.create('f', 4);
  machine.livepatch({
    dax_associate_entry(
      k: Kernel,
      mapping: Mapping,
      index: number,
      pfn: number,
      _order: number,
      shared: boolean,
    ): void {
      associate(k, pgmap.pageAt(pfn), mapping, index, shared);
    },
    dax_disassociate_entry(k: Kernel, mapping: Mapping, index: number): void {
      const entry = mapping.entryAt(index);
      if (!entry || entry.kind === 'zero' || entry.kind === 'empty') return;
      disassociate(k, pgmap.pageAt(entry.pfn));
    },
  });
  const files = new Map<string, inode>([['f', f]]);
  const starts = new Map<string, number>();
  const fileOf = (name: string) => {
    const file = files.get(name);
    if (!file) throw new Error(`there is a file ${name}`);
    return file;
  };
  function* access(k: Kernel, file: inode, at: number, mode: 'read' | 'write') {
    const known = starts.get(file.label);
    const start = known ?? (yield* mmap(k, file, 0, file.pages)).start;
    starts.set(file.label, start);
    return yield* touch(k, start + at, mode);
  }
  const tasks = new Map<string, ReturnType<typeof machine.task>>();
  const taskOf = (name: string) => {
    const task = tasks.get(name) ?? machine.task(name);
    tasks.set(name, task);
    return task;
  };
  return {
    machine,
    page: (at: number) => pgmap.pageAt(f.pfnOf(at) ?? -1),
    /** The page that a file has in the end at an offset. */
    pageOf: (name: string, at: number) => pgmap.pageAt(fileOf(name).pfnOf(at) ?? -1),
    clone(...names: string[]): void {
      for (const name of names) {
        mp.reflink('f', name);
        const file = mp.lookup(name);
        if (file) files.set(name, file);
      }
    },
    touch: (name: string, at: number, mode: 'read' | 'write' = 'read') =>
      machine.call(taskOf(name), (k: Kernel): Preemptible<unknown> =>
        access(k, fileOf(name), at, mode),
      ),
    truncate: (name: string) =>
      machine.call(taskOf(name), (k) => k.__x64_sys_truncate(fileOf(name), 0)),
    /** Names of the files that have an entry for a page. */
    havers: (of: page) =>
      [...files]
        .filter(([, { i_mapping }]) =>
          [...i_mapping.entries.values()].some(
            (entry) => entry.kind === 'pte' && entry.pfn === of.pfn,
          ),
        )
        .map(([name]) => name),
    /** A file of no file system on the block of a page: the next that gets the block. */
    nextFile(of: page): void {
      const file = new inode({ name: 'next', ino: 99, pages: 1, dax: true, pfnOf: () => of.pfn });
      files.set('next', file);
    },
  };
}

/** What a page says of its files: `f at 3`, `marker, share 2`, `nobody, share 0`. */
function told({ mapping, index }: page): string {
  if (mapping === null) return `nobody, share ${index}`;
  if (typeof mapping === 'string') return `marker, share ${index}`;
  return `${mapping.label.replace('mapping:', '')} at ${index}`;
}

/** Acts, and what the page at `at` of f says after each. */
function story(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  at: number,
  acts: readonly string[],
): { act: string; page: string; files: string[] }[] {
  const scene = reflinked(boot, answer);
  const page = scene.page(at);
  return acts.map((act) => {
    const [name = '', what = ''] = act.split(' ');
    if (what === 'cloned') scene.clone(name);
    else if (what === 'truncated') scene.truncate(name);
    else scene.touch(name, at, what === 'written' ? 'write' : 'read');
    return { act, page: told(page), files: scene.havers(page) };
  });
}

export const scenarios: Scenarios = {
  'not-shared': (boot, answer) => story(boot, answer, 3, ['f read', 'f truncated']),
  'first-of-a-shared-block': (boot, answer) =>
    story(boot, answer, 2, ['g cloned', 'f read', 'f truncated']),
  'two-files': (boot, answer) =>
    story(boot, answer, 2, ['g cloned', 'f read', 'g read', 'f truncated', 'g truncated']),
  'the-other-leaves-first': (boot, answer) =>
    story(boot, answer, 2, ['g cloned', 'f read', 'g read', 'g truncated', 'f truncated']),
  'three-files': (boot, answer) =>
    story(boot, answer, 1, [
      'g cloned',
      'h cloned',
      'f read',
      'g read',
      'h read',
      'g truncated',
      'f truncated',
      'h truncated',
    ]),
  'mapped-before-the-clone': (boot, answer) =>
    story(boot, answer, 3, ['f read', 'g cloned', 'g read', 'f truncated', 'g truncated']),
  'comes-back': (boot, answer) =>
    story(boot, answer, 2, [
      'g cloned',
      'h cloned',
      'f read',
      'g read',
      'f truncated',
      'h read',
      'g truncated',
      'h truncated',
    ]),
  'copy-on-write'(boot, answer) {
    const scene = reflinked(boot, answer);
    scene.clone('g');
    scene.touch('g', 2, 'write');
    const copy = scene.pageOf('g', 2);
    const moved = copy !== scene.page(2);
    const written = told(copy);
    scene.truncate('g');
    const left = told(copy);
    scene.nextFile(copy);
    scene.touch('next', 0, 'write');
    return { moved, written, left, next: told(copy) };
  },
  'count-of-files'(boot, answer) {
    const acts = [
      'g cloned',
      'h cloned',
      'f read',
      'g read',
      'f read',
      'h read',
      'g truncated',
      'f read',
      'h truncated',
      'f truncated',
    ];
    return story(boot, answer, 3, acts);
  },
};
