import { KernelObject } from './kernelObject.ts';
import { isKernel } from './kernel.ts';

/** What a parameter takes, and how to say it. */
export interface ArgumentKind {
  readonly accepts: (value: unknown) => boolean;
  readonly wants: string;
}

/** atomic_t: what a reference count can hold. */
const INT_MAX = 0x7fff_ffff;

/** An object of the kernel's memory, told by the private label that only its class can have given it. */
const object = (prefix: string, wants: string): ArgumentKind => ({
  accepts: (value) =>
    typeof value === 'object' &&
    value !== null &&
    KernelObject.labelOf(value)?.startsWith(prefix) === true,
  wants,
});

const orNull = ({ accepts, wants }: ArgumentKind): ArgumentKind => ({
  accepts: (value) => value === null || accepts(value),
  wants: `${wants} or null`,
});

const oneOf = (...values: readonly unknown[]): ArgumentKind => ({
  accepts: (value) => values.includes(value),
  wants: values.join(' or '),
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A plain object whose fields are of some kinds. */
const record = (wants: string, fields: Readonly<Record<string, ArgumentKind>>): ArgumentKind => ({
  accepts: (value) =>
    isRecord(value) && Object.entries(fields).every(([name, { accepts }]) => accepts(value[name])),
  wants,
});

const isWhole = (value: unknown) =>
  typeof value === 'number' && value >= 0 && (Number.isInteger(value) || value === Infinity);

const whole: ArgumentKind = { accepts: isWhole, wants: 'a whole number, 0 or more' };
const fn: ArgumentKind = { accepts: (value) => typeof value === 'function', wants: 'a function' };
const boolean = oneOf(true, false);
const text: ArgumentKind = { accepts: (value) => typeof value === 'string', wants: 'a text' };
// Not named page: a bundler would give the class of that name another, which shows in what code prints.
const structPage = object('page:', 'a struct page');
const count: ArgumentKind = {
  accepts: (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) <= INT_MAX,
  wants: `a positive whole number up to ${INT_MAX}`,
};
const run = record('a run of blocks', {
  pgoff: whole,
  pages: whole,
  unwritten: boolean,
  shared: boolean,
});
const daxDevice = object('dax_dev:', 'a dax_device');
const pageOrNull = orNull(structPage);

function isHolder(value: unknown): boolean {
  if (!isRecord(value) || !structPage.accepts(value.page)) return false;
  return [value.references, value.pins].every((count) => count === undefined || isWhole(count));
}

/** Every kind that a signature may name. */
export const argumentKinds = {
  whole,
  count,
  boolean,
  text,
  page: structPage,
  pageOrNull,
  list_head: object('list:', 'a list_head'),
  integer: {
    accepts: (value) =>
      Number.isInteger(value) && Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER,
    wants: 'a whole number',
  },
  /** What set_page_count() takes. */
  refcount: {
    accepts: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= INT_MAX,
    wants: `a whole number from 0 to ${INT_MAX}`,
  },
  order: oneOf(0, 9, 18),
  /** A page frame number: an exact one, that a device can begin at. */
  pfn: {
    accepts: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
    wants: 'a pfn: a whole number, 0 or more',
  },
  bytes: {
    accepts: (value) => Number.isSafeInteger(value) && Number(value) > 0,
    wants: 'a positive number of bytes',
  },
  machine: {
    accepts: (value) => isRecord(value) && isKernel(value.k) && fn.accepts(value.task),
    wants: 'a machine of boot()',
  },
  record: { accepts: isRecord, wants: 'an object' },
  recordOrNull: {
    accepts: (value) => value === null || isRecord(value),
    wants: 'an object or null',
  },
  disk: {
    accepts: (value) => ['pmem:', 'md:'].some((prefix) => object(prefix, '').accepts(value)),
    wants: 'a pmem_device or a mapped_device',
  },
  memory_type: oneOf(
    'MEMORY_DEVICE_PRIVATE',
    'MEMORY_DEVICE_PUBLIC',
    'MEMORY_DEVICE_COHERENT',
    'MEMORY_DEVICE_FS_DAX',
    'MEMORY_DEVICE_GENERIC',
    'MEMORY_DEVICE_PCI_P2PDMA',
  ),
  task_kind: oneOf('process', 'kworker'),
  moment: oneOf('step', 'rest'),
  /** The steps of a schedule by the number of their task. */
  steps: {
    accepts: (value) => Array.isArray(value) && value.every(isWhole),
    wants: 'an array of task numbers',
  },
  /** The same as it can be written as text: a letter a task. */
  schedule: {
    accepts: (value) =>
      Array.isArray(value) && value.every((task) => isWhole(task) && Number(task) < 26),
    wants: 'an array of task numbers from 0 to 25',
  },
  functions: {
    accepts: (value) => Array.isArray(value) && value.every((item) => fn.accepts(item)),
    wants: 'an array of functions',
  },
  list: { accepts: Array.isArray, wants: 'an array' },
  /** Who holds pages outside the kernel's tables. */
  holders: {
    accepts: (value) => Array.isArray(value) && value.every((item) => isHolder(item)),
    wants: 'an array of { page, references, pins }',
  },
  step_mode: oneOf('read', 'write', 'readWrite'),
  /** What a step can name: a kernel object, or a field of one that has a label of its own. */
  labelled: record('an object with a label', { label: text }),
  access_mode: oneOf('read', 'write'),
  mmap_kind: oneOf('MAP_SHARED', 'MAP_PRIVATE'),
  sigprocmask_how: oneOf('SIG_BLOCK', 'SIG_UNBLOCK'),
  transfer: record('a transfer of startDirectRead()', { page: structPage, pinned: boolean }),
  address: { accepts: (value) => typeof value === 'string', wants: 'an address of addressOf()' },
  function: fn,
  functionOrNull: orNull(fn),
  kernel: { accepts: isKernel, wants: 'the kernel, k' },
  /** Any object of the kernel's memory. */
  object: object('', 'a kernel object'),
  objectOrNull: orNull(object('', 'a kernel object')),
  /** Whoever a disk tells that it goes: a mounted XFS. */
  holder: object('mp:', 'an xfs_mount'),
  pages: {
    accepts: (value) => Array.isArray(value) && value.every((item) => structPage.accepts(item)),
    wants: 'an array of struct pages',
  },
  numberBox: record('a { value } that receives a number', { value: whole }),
  pageBox: record('a { value } that receives a page', { value: pageOrNull }),
  retryBox: record('a { retry } that receives an answer', { retry: boolean }),
  freeze_holder: oneOf('FREEZE_HOLDER_KERNEL', 'FREEZE_HOLDER_USERSPACE'),
  MceCode: oneOf('BUS_MCEERR_AR', 'BUS_MCEERR_AO'),
  xfs_group_type: oneOf('XG_TYPE_AG', 'XG_TYPE_RTG'),
  Iomap: record('an answer of iomap_begin()', {
    run: { accepts: (value) => value === undefined || run.accepts(value), wants: run.wants },
    pages: whole,
  }),
  BlockRun: run,
  DaddrRange: record('a range of a device, as xfs_dax_translate_range() makes it', {
    daddr: whole,
    bblen: whole,
  }),
  DaxMapping: record('a mapping { offset, length, shared }', {
    offset: whole,
    length: whole,
    shared: boolean,
  }),
  xfs_failure_info: record('an xfs_failure_info', {
    startblock: whole,
    blockcount: whole,
    mf_flags: whole,
    want_shutdown: boolean,
  }),
  holderOperationsOrNull: orNull(record('dax_holder_operations', { notify_failure: fn })),
  dax_device: daxDevice,
  dax_deviceOrNull: orNull(daxDevice),
  ToKillList: {
    accepts: (value) => isRecord(value) && KernelObject.labelOf(value) === 'to_kill',
    wants: 'a list to_kill',
  },
  address_space: object('mapping:', 'an address_space'),
  block_device: object('bdev:', 'a block_device'),
  completion: object('completion:', 'a completion'),
  dev_dax: object('dev_dax:', 'a dev_dax'),
  dev_pagemap: object('pgmap:', 'a dev_pagemap'),
  dmirror_device: object('dmirror:', 'a dmirror_device'),
  gendisk: object('disk:', 'a gendisk'),
  inode: object('inode:', 'an inode'),
  mapped_device: object('md:', 'a mapped_device'),
  migrate_vma: object('migrate:', 'a migrate_vma'),
  mm_struct: object('mm:', 'an mm_struct'),
  mutex: object('mutex:', 'a mutex'),
  pci_p2pdma: object('p2pdma:', 'a pci_p2pdma'),
  percpu_ref: object('percpu_ref:', 'a percpu_ref'),
  pipe_inode_info: object('pipe:', 'a pipe_inode_info'),
  pmem_device: object('pmem:', 'a pmem_device'),
  rw_semaphore: object('rwsem:', 'an rw_semaphore'),
  srcu_struct: object('srcu:', 'an srcu_struct'),
  super_block: object('sb:', 'a super_block'),
  task_struct: object('task:', 'a task_struct'),
  to_kill: object('to_kill:', 'a to_kill'),
  vm_area_struct: object('vma:', 'a vm_area_struct'),
  vm_fault: object('fault:', 'a vm_fault'),
  xfs_buftarg: object('btp:', 'an xfs_buftarg'),
  xfs_group: {
    accepts: (value) => ['pag:', 'rtg:'].some((prefix) => object(prefix, '').accepts(value)),
    wants: 'an xfs_perag or xfs_rtgroup',
  },
  xfs_mount: object('mp:', 'an xfs_mount'),
  xfs_perag: object('pag:', 'an xfs_perag'),
  xfs_rmap_irec: object('rmap:', 'an xfs_rmap_irec'),
  xfs_rtgroup: object('rtg:', 'an xfs_rtgroup'),
} as const satisfies Record<string, ArgumentKind>;
