/** A machine that scripts run on. */
export interface Setting {
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

/** The machines that scripts run on. */
export const settings: readonly Setting[] = [
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
