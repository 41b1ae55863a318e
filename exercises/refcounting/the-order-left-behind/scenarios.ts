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

/** Fields of a page that do not change with its file. */
const otherFields = ['hwpoison', '_refcount', '_pincount', '_mapcount', '_large_mapcount'] as const;

type Mapping = Parameters<Kernel['dax_disassociate_entry']>[0];

/** Pages of 2 MiB, and the page of the file at which the second such run begins. */
const large = 512;

/** An XFS with reflink, and a file of `pages` pages in an aligned run; the reader's dax_folio_put() is in the kernel. */
function largeFile(boot: ScenarioBoot, answer: Record<string, unknown>, pages: number) {
  const machine = boot();
  const written: { page: number; field: string; from: unknown; to: unknown }[] = [];
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const mp = mountXfs(machine, pmem, { reflink: true });
  const f = mp.create('/mnt/f', pages, { colour: 0 });
  const { dax_folio_put } = answer;
  if (typeof dax_folio_put !== 'function') throw new Error('dax_folio_put is no function.');
  machine.livepatch({
    *dax_disassociate_entry(k: Kernel, mapping: Mapping, index: number): Preemptible<void> {
      const entry = mapping.entryAt(index);
      if (!entry || entry.kind === 'zero' || entry.kind === 'empty') return;
      const page = pgmap.pageAt(entry.pfn);
      const before = everyPage().map((of) => otherFields.map((field) => of[field]));
      const steps = dax_folio_put(k, page.compound_head ?? page);
      if (typeof steps?.next === 'function') yield* steps;
      everyPage().forEach((of, at) => {
        otherFields.forEach((field, nr) => {
          const [from, to] = [before[at]?.[nr], of[field]];
          if (to !== from) written.push({ page: at, field, from, to });
        });
      });
    },
  });
  const firstPfn = f.pfnOf(0) ?? -1;
  const everyPage = () => Array.from({ length: pages }, (_, at) => pgmap.pageAt(firstPfn + at));
  let tasks = 0;
  /** A process that maps a file and writes to page `at` of it. */
  const map = (file: inode, at: number, mode: 'read' | 'write' = 'write') => {
    tasks += 1;
    const task = machine.task(`task ${tasks}`);
    const { start } = machine.call(task, (k) => mmap(k, file, 0, file.pages));
    const ended = machine.call(task, (k) => touch(k, start + at, mode));
    return {
      ended,
      munmap: () => machine.call(task, (k) => k.__x64_sys_munmap(start)),
      pin: () => machine.call(task, (k) => k.pin_user_pages_fast(start + at, 1, 0, [])),
    };
  };
  return {
    machine,
    f,
    map,
    /** The page of the device on which page `index` of the file lies. */
    pageAt: (index: number): page => pgmap.pageAt(firstPfn + index),
    clone: (path: string): inode => {
      mp.reflink('/mnt/f', path);
      const file = mp.lookup(path);
      if (!file) throw new Error(`${path} exists`);
      return file;
    },
    /** A file that gets one of the blocks, as the file system gives them out again. */
    nextFile: (from: number) =>
      new inode({
        name: '/mnt/next',
        ino: 99,
        pages: 1,
        dax: true,
        pfnOf: () => firstPfn + from,
      }),
    /** Takes pages of the file out of every page table, and their entries out of the file. */
    remove: (first: number, nr: number) =>
      machine.call(machine.task('T'), function* (k) {
        yield* k.unmap_mapping_pages(f.i_mapping, first, nr, 0);
        yield* k.dax_delete_mapping_range(f, first * 4096, (first + nr) * 4096 - 1);
      }),
    truncate: (file: inode) =>
      machine.call(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0)),
    /** Which other fields of its pages the reader's function left changed, the first of them. */
    written: () => written.slice(0, 3),
    splats: () => machine.splats.map(({ code, text }) => `${code}: ${text}`),
  };
}

type LargeFile = ReturnType<typeof largeFile>;

/** What a page says of itself. */
const told = ({ order, compound_head, mapping, index, _refcount }: page) => ({
  order,
  link: compound_head?.label ?? null,
  mapping: typeof mapping === 'string' ? mapping : (mapping?.label ?? null),
  index,
  references: _refcount,
});

/** How many of the pages look so, in the order in which they are met. */
function groups({ pageAt }: LargeFile, from: number, nr: number) {
  const { pgmap } = pageAt(from - (from % large));
  const found: {
    pages: number;
    first: number;
    ownPgmap: boolean;
    page: ReturnType<typeof told>;
  }[] = [];
  for (let at = from; at < from + nr; at += 1) {
    const page = told(pageAt(at));
    const ownPgmap = pageAt(at).pgmap === pgmap;
    const last = found.at(-1);
    const same = last?.ownPgmap === ownPgmap && JSON.stringify(last.page) === JSON.stringify(page);
    if (last && same) last.pages += 1;
    else found.push({ pages: 1, first: at, ownPgmap, page });
  }
  return found;
}

/** A file of 4 MiB whose second half was one folio; then page `from` of it is another file's, or the half is mapped anew. */
function reuse(boot: ScenarioBoot, answer: Record<string, unknown>, from: number, whole = false) {
  const scene = largeFile(boot, answer, 2 * large);
  const { ended } = scene.map(scene.f, large + 5);
  const before = told(scene.pageAt(large));
  if (whole) scene.remove(large, large);
  else scene.truncate(scene.f);
  const user = whole ? scene.map(scene.f, from) : scene.map(scene.nextFile(from), 0);
  return {
    ended: [ended, user.ended],
    before: before.order,
    page: told(scene.pageAt(from)),
    head: told(scene.pageAt(large)),
    splats: scene.splats(),
  };
}

export const scenarios: Scenarios = {
  'next-page-at-head': (boot, answer) => reuse(boot, answer, large),
  'next-page-inside': (boot, answer) => reuse(boot, answer, large + 5),
  'next-2-mib': (boot, answer) => reuse(boot, answer, large, true),
  'every-page'(boot, answer) {
    const scene = largeFile(boot, answer, 2 * large);
    scene.map(scene.f, large + 5);
    scene.truncate(scene.f);
    return { groups: groups(scene, large, large), splats: scene.splats() };
  },
  'pages-beside'(boot, answer) {
    const scene = largeFile(boot, answer, 3 * large);
    for (const at of [0, large, 2 * large]) scene.map(scene.f, at);
    scene.remove(large, large);
    return {
      before: groups(scene, 0, large).slice(0, 1),
      after: groups(scene, 2 * large, large).slice(0, 1),
    };
  },
  'still-shared'(boot, answer) {
    const scene = largeFile(boot, answer, large);
    const [g, h] = [scene.clone('/mnt/g'), scene.clone('/mnt/h')];
    for (const file of [scene.f, g, h]) scene.map(file, 5, 'read');
    const states = [told(scene.pageAt(0))];
    const links = [told(scene.pageAt(5)).link];
    for (const file of [scene.f, g]) {
      scene.truncate(file);
      states.push(told(scene.pageAt(0)));
      links.push(told(scene.pageAt(5)).link);
    }
    return { states, links, splats: scene.splats() };
  },
  'last-sharer'(boot, answer) {
    const scene = largeFile(boot, answer, large);
    const g = scene.clone('/mnt/g');
    for (const file of [scene.f, g]) scene.map(file, 5, 'read');
    scene.truncate(scene.f);
    scene.truncate(g);
    return { groups: groups(scene, 0, large), splats: scene.splats() };
  },
  'no-other-field'(boot, answer) {
    /** A file whose page 1 is poisoned and pinned; its entries go all the same. */
    const held = (pages: number) => {
      const scene = largeFile(boot, answer, pages);
      const user = scene.map(scene.f, 1);
      user.pin();
      scene.pageAt(1).hwpoison = true;
      scene.remove(0, pages);
      return scene.written();
    };
    const shared = largeFile(boot, answer, large);
    const g = shared.clone('/mnt/g');
    for (const file of [shared.f, g]) shared.map(file, 5, 'read');
    shared.pageAt(7).hwpoison = true;
    shared.truncate(shared.f);
    return { large: held(large), shared: shared.written(), single: held(4) };
  },
  'single-page'(boot, answer) {
    const scene = largeFile(boot, answer, 4);
    for (const at of [0, 1]) scene.map(scene.f, at);
    scene.remove(0, 1);
    return { removed: told(scene.pageAt(0)), other: told(scene.pageAt(1)), splats: scene.splats() };
  },
};
