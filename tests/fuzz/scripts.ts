import fc from 'fast-check';
import { modelledReleases } from '../../src/simkernel/kernel/release.ts';
import type { Script } from './script.ts';

/** The releases that scripts run on: the ones that the guide names, and some between them. */
const fuzzedReleases = [
  ...modelledReleases,
  '6.0',
  '6.2',
  '6.14',
  '6.16',
  '6.17',
  '6.19',
  '7.0',
  '7.1',
] as const;

interface Setting {
  readonly setup: Readonly<Record<string, unknown>>;
  /** Directories that have a file system. */
  readonly dirs: readonly string[];
  /** Bytes to which mappings of /dev/dax0.0 are aligned, if there is one. */
  readonly devDax?: number;
}

const pmem0 = { name: 'pmem0', base: '0x40000000', mib: 512 };
const slow = { '/dev/nullb0': 'block device; each request completes after 2 s' };
const xfs = (on: string, rest: object = {}) => ({
  ...{ type: 'xfs', on, dir: '/mnt', mount: 'dax', rmapbt: 1, reflink: 0, agcount: 4 },
  ...rest,
});
const half = (name: string, start_mib: number) => ({ name, on: 'pmem0', start_mib, mib: 192 });
const linear = { name: 'dm-0', target: 'linear', on: 'pmem0', start_mib: 16, mib: 384 };

const oneFs = (fs: object): Setting => ({
  setup: { pmem: [pmem0], slow, fs: [fs] },
  dirs: ['/mnt'],
});

const settings: readonly Setting[] = [
  oneFs(xfs('pmem0')),
  oneFs(xfs('pmem0', { agcount: 1 })),
  oneFs(xfs('pmem0', { rmapbt: 0 })),
  oneFs(xfs('pmem0', { reflink: 1 })),
  oneFs(xfs('pmem0', { reflink: 1, agcount: 1 })),
  oneFs(xfs('pmem0', { reflink: 1, rmapbt: 0 })),
  oneFs({ type: 'ext4', on: 'pmem0', dir: '/mnt', mount: 'dax' }),
  {
    setup: { pmem: [pmem0], slow, partitions: [half('pmem0p1', 16)], fs: [xfs('pmem0p1')] },
    dirs: ['/mnt'],
  },
  {
    setup: {
      pmem: [pmem0],
      slow,
      partitions: [half('pmem0p1', 16), half('pmem0p2', 256)],
      fs: [xfs('pmem0p1'), xfs('pmem0p2', { dir: '/mnt2' })],
    },
    dirs: ['/mnt', '/mnt2'],
  },
  {
    setup: {
      pmem: [pmem0, { name: 'pmem1', base: '0x60000000', mib: 128 }],
      slow,
      fs: [xfs('pmem0', { logdev: '/dev/pmem1' })],
    },
    dirs: ['/mnt'],
  },
  { setup: { pmem: [pmem0], slow, dm: [linear], fs: [xfs('dm-0')] }, dirs: ['/mnt'] },
  {
    setup: {
      ...{ pmem: [pmem0], slow, dm: [linear] },
      fs: [{ type: 'ext4', on: 'dm-0', dir: '/mnt', mount: 'dax' }],
    },
    dirs: ['/mnt'],
  },
  { setup: { pmem: [pmem0], slow, dax: { align: 4096 } }, dirs: [], devDax: 4096 },
  { setup: { pmem: [pmem0], slow, dax: { align: 2_097_152 } }, dirs: [], devDax: 2_097_152 },
];

const roles = ['A', 'B', 'C'] as const;

/** One choice of a script, before it is fitted to what stands on the machine by then. */
interface Choice {
  readonly what: (typeof verbs)[number];
  readonly who: number;
  readonly file: number;
  readonly page: number;
  readonly small: number;
}

/** Verbs by how often they are chosen. */
const verbs = [
  ...['map', 'map', 'map', 'map', 'mapPrivate', 'munmap', 'munmap'],
  ...['read', 'read', 'read', 'write', 'write', 'write', 'write'],
  ...['vmsplice', 'vmsplice', 'vmsplice', 'drain', 'drain', 'uring'],
  ...['dio', 'diow', 'vmread', 'bgDio', 'bgVmread'],
  ...['truncate', 'bgTruncate', 'bgTruncate', 'punch', 'bgPunch', 'unlink', 'bgUnlink'],
  ...['create', 'sparse', 'falloc', 'reflink', 'reflink', 'fsync', 'isdax', 'pread'],
  ...['hwpoison', 'corrupt', 'corrupt', 'corruptMeta', 'unpoison', 'early', 'earlySysctl'],
  ...['fork', 'exit', 'join', 'sleep', 'spinMce', 'bgUnbind', 'unbind'],
] as const;

const choice: fc.Arbitrary<Choice> = fc.record({
  what: fc.constantFrom(...verbs),
  who: fc.nat(5),
  file: fc.nat(5),
  page: fc.nat(3),
  small: fc.nat(7),
});

const bytesOf = (pages: number) => pages * 4096;
const fileKinds: Readonly<Record<string, number>> = { f: 4, g: 8, big: 1024 };

/** Fits choices to a machine: nobody maps a file that is not there, or reads without a mapping. */
class Scriptwriter {
  readonly acts: string[] = [];
  readonly #setting: Setting;
  readonly #files = new Map<string, number>();
  readonly #mapped = new Map<string, { path: string; pages: number } | undefined>();
  #made = 0;

  constructor(setting: Setting) {
    this.#setting = setting;
    for (const role of roles) this.#spawn(role);
    this.acts.push('spawn injector', 'spawn remover');
    for (const dir of setting.dirs) this.#create(`${dir}/f`, 4, 'create');
    if (setting.dirs.length > 0) this.#create('/mnt/big', 1024, 'create');
    this.acts.push('trace on');
  }

  #spawn(role: string): void {
    this.acts.push(`spawn ${role}`);
    this.#mapped.set(role, undefined);
  }

  #create(path: string, pages: number, how: string): void {
    this.acts.push(`A ${how} ${path} ${bytesOf(pages)}`);
    this.#files.set(path, pages);
  }

  #pick<T>(values: readonly T[], at: number): T | undefined {
    return values.length > 0 ? values[at % values.length] : undefined;
  }

  #role(who: number): string {
    return this.#pick([...this.#mapped.keys()], who) ?? 'A';
  }

  #map(role: string, { file, small }: Choice, verb: 'mmap' | 'mmap-private'): void {
    const { devDax } = this.#setting;
    if (devDax !== undefined) {
      const unit = devDax / 4096;
      this.acts.push(`${role} mmap /dev/dax0.0 ${devDax * (small % 2)} ${devDax * 2}`);
      this.#mapped.set(role, { path: '/dev/dax0.0', pages: 2 * unit });
      return;
    }
    const path = this.#pick([...this.#files.keys()], file);
    if (path === undefined) return;
    const pages = this.#files.get(path) ?? 1;
    const offset = pages > 512 && small > 5 ? 512 : 0;
    this.acts.push(`${role} ${verb} ${path} ${bytesOf(offset)} ${bytesOf(pages - offset)}`);
    this.#mapped.set(role, { path, pages: pages - offset });
  }

  /** A page of a mapping: one of its first, or, of a large one, one behind the first 2 MiB. */
  #page(pages: number, { page, small }: Choice): number {
    return pages > 512 && small === 7 ? 512 + page : page % pages;
  }

  add(choice: Choice): void {
    const { what, who, file, page, small } = choice;
    const role = this.#role(who);
    const mapping = this.#mapped.get(role);
    const path = this.#pick([...this.#files.keys()], file);
    const pages = path === undefined ? 0 : (this.#files.get(path) ?? 0);
    const at = mapping ? this.#page(mapping.pages, choice) : 0;
    const background = what.startsWith('bg') ? 'bg ' : '';
    switch (what) {
      case 'map':
        if (mapping) this.acts.push(`${role} munmap`);
        this.#map(role, choice, 'mmap');
        return;
      case 'mapPrivate':
        if (this.#setting.devDax !== undefined) return;
        if (mapping) this.acts.push(`${role} munmap`);
        this.#map(role, choice, 'mmap-private');
        return;
      case 'munmap':
        if (!mapping) return;
        this.acts.push(`${role} munmap`);
        this.#mapped.set(role, undefined);
        return;
      case 'read':
      case 'write':
      case 'vmsplice':
      case 'uring':
      case 'hwpoison':
        if (!mapping) this.#map(role, choice, 'mmap');
        if (this.#mapped.get(role)) this.acts.push(`${role} ${what} ${at}`);
        return;
      case 'drain':
        this.acts.push(`${role} drain`);
        return;
      case 'dio':
      case 'diow':
      case 'bgDio':
        if (!mapping) return;
        this.acts.push(
          `${background}${role} ${what === 'diow' ? 'diow' : 'dio'} /dev/nullb0 ${at}`,
        );
        return;
      case 'vmread':
      case 'bgVmread': {
        const other = this.#role(who + 1);
        if (!mapping || other === role) return;
        this.acts.push(`${background}${other} vmread ${role} /dev/nullb0 ${at}`);
        return;
      }
      case 'truncate':
      case 'bgTruncate':
        if (path === undefined) return;
        this.acts.push(`${background}${role} truncate ${path} ${bytesOf(small % (pages + 1))}`);
        return;
      case 'punch':
      case 'bgPunch':
        if (path === undefined) return;
        this.acts.push(
          `${background}${role} punch ${path} ${bytesOf(page)} ${bytesOf(1 + (small % 3))}`,
        );
        return;
      case 'unlink':
      case 'bgUnlink':
        if (path === undefined) return;
        this.acts.push(`${background}${role} unlink ${path}`);
        this.#files.delete(path);
        return;
      case 'create':
      case 'sparse':
      case 'falloc': {
        const dir = this.#pick(this.#setting.dirs, who);
        if (dir === undefined) return;
        this.#made += 1;
        const [kind = 'f', count = 4] = this.#pick(Object.entries(fileKinds), small) ?? [];
        const huge = kind === 'big' && !this.#files.has(`${dir}/huge`) && this.#made < 2;
        this.#create(huge ? `${dir}/huge` : `${dir}/${kind}${this.#made}`, count, what);
        return;
      }
      case 'reflink': {
        if (path === undefined) return;
        this.#made += 1;
        const clone = `${path}r${this.#made}`;
        this.acts.push(`${role} reflink ${path} ${clone}`);
        const fs = (this.#setting.setup.fs as { reflink?: number }[])[0];
        if (fs?.reflink) this.#files.set(clone, pages);
        return;
      }
      case 'fsync':
      case 'isdax':
        if (path !== undefined) this.acts.push(`${role} ${what} ${path}`);
        return;
      case 'pread':
        if (path !== undefined) this.acts.push(`${role} pread ${path} 0`);
        return;
      case 'corrupt':
      case 'unpoison':
        if (mapping && small > 2) {
          this.acts.push(`pfn X ${role} ${at}`);
          this.acts.push(`injector ${what} $X`);
        } else if (path !== undefined) {
          this.acts.push(`fiemap X ${path} ${bytesOf(page)}`);
          this.acts.push(`injector ${what} $X`);
        }
        return;
      case 'corruptMeta': {
        // Headers of groups, a btree root, the log, free blocks, the edges of partitions.
        const pfns = [0x40000, 0x40004, 0x48000, 0x41000, 0x40fff, 0x4d000, 0x5ffff, 0x50009];
        this.acts.push(`injector corrupt 0x${(pfns[small] ?? 0x40000).toString(16)}`);
        return;
      }
      case 'early':
        this.acts.push(`${role} early ${small % 2}`);
        return;
      case 'earlySysctl':
        this.acts.push(`injector echo /proc/sys/vm/memory_failure_early_kill ${small % 2}`);
        return;
      case 'fork': {
        this.#made += 1;
        const child = `F${this.#made}`;
        this.acts.push(`fork ${role} ${child}`);
        this.#mapped.set(child, mapping);
        return;
      }
      case 'exit':
        if (this.#mapped.size < 3) return;
        this.acts.push(`exit ${role}`);
        this.#mapped.delete(role);
        return;
      case 'join':
        this.acts.push(`join ${role} ${small * 500}`);
        return;
      case 'sleep':
        this.acts.push(`sleep ${small * 500}`);
        return;
      case 'spinMce':
        if (!mapping) return;
        this.acts.push(`pfn X ${role} ${at}`, `bg ${role} spin ${at} 3000`, 'mce $X');
        return;
      case 'unbind':
      case 'bgUnbind':
        // Rarely: a script has little to do after it.
        if (small > 1) return;
        this.acts.push(`${background}remover ${this.#unbind()}`);
        return;
    }
  }

  #unbind(): string {
    return this.#setting.devDax === undefined
      ? 'echo /sys/bus/nd/drivers/nd_pmem/unbind namespace0.0'
      : 'echo /sys/bus/dax/drivers/device_dax/unbind dax0.0';
  }
}

/** The script that choices make on one of the settings. */
export function scriptOf(release: string, setting: number, choices: readonly Choice[]): Script {
  const chosen = settings[setting % settings.length] as Setting;
  const writer = new Scriptwriter(chosen);
  for (const made of choices) writer.add(made);
  return { release, setup: chosen.setup, acts: writer.acts };
}

/** Random scripts on random machines. */
export function scripts(releases: readonly string[] = fuzzedReleases): fc.Arbitrary<Script> {
  return fc
    .tuple(
      fc.constantFrom(...releases),
      fc.nat(settings.length - 1),
      fc.array(choice, { minLength: 1, maxLength: 25 }),
    )
    .map(([release, setting, choices]) => scriptOf(release, setting, choices));
}
