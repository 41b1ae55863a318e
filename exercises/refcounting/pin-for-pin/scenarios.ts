import {
  attachDevDax,
  attachPmem,
  EFAULT,
  type Kernel,
  type Machine,
  mmap,
  mmapDevDax,
  mountXfs,
  type page,
  PAGE_SIZE,
  type Preemptible,
  type ScenarioBoot,
  type Scenarios,
  touch,
} from 'simkernel';

type Call = (k: Kernel, ...args: unknown[]) => Preemptible<unknown>;

/** Where the device sleeps until it is done. */
const deviceDone = '&device->done';

const headOf = (page: page) => page.compound_head ?? page;
const countsOf = (page: page) => ({
  page: page.label,
  refcount: headOf(page)._refcount,
  pincount: headOf(page)._pincount,
});

/** A device that is done when it is told, and what it saw of the pages meanwhile. */
function makeDevice(whileItLooks: () => void) {
  let done = false;
  const moved: ReturnType<typeof countsOf>[] = [];
  const looked: ReturnType<typeof countsOf>[] = [];
  return {
    moved,
    looked,
    /** The interrupt. */
    finish(machine: Machine) {
      done = true;
      machine.k.wake_up_var(deviceDone);
    },
    for: (k: Kernel) =>
      Object.freeze({
        *move(pages: readonly page[]): Preemptible<void> {
          for (let at = 0; at < pages.length; at += 1) moved.push(countsOf(pages[at] as page));
          yield* k.___wait_var_event(deviceDone, () => done);
        },
        look: (page: page) => {
          looked.push(countsOf(page));
          whileItLooks();
        },
      }),
  };
}

/** An XFS with -o dax, of whose file A has written two pages. */
function filePages(boot: ScenarioBoot) {
  const machine = boot();
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem).create('/mnt/f', 2);
  const A = machine.task('A');
  const { start } = machine.call(A, (k) => mmap(k, file, 0, 2));
  for (const at of [0, 1]) machine.call(A, (k) => touch(k, start + at, 'write'));
  const pages = [0, 1].map((index) => pgmap.pageAt(file.pfnOf(index) ?? -1));
  return { machine, A, start, pages, file };
}

/** A device-dax that A has mapped: its pages are folios of 2 MiB. */
function largePages(boot: ScenarioBoot) {
  const machine = boot();
  const device = attachDevDax(machine, { name: 'dax0.0', firstPfn: 0x80000, pages: 512 });
  const A = machine.task('A');
  const vma = machine.call(A, (k) => mmapDevDax(k, device, 0, 512 * PAGE_SIZE));
  if (typeof vma === 'number') throw new Error(`mmap() gave ${vma}.`);
  machine.call(A, (k) => touch(k, vma.start, 'write'));
  const pages = [5, 6].map((index) => device.pgmap.pageAt(0x80000 + index));
  return { machine, A, start: vma.start + 5, pages };
}

type Setting = Pick<ReturnType<typeof filePages>, 'machine' | 'A' | 'start' | 'pages'>;

/** Runs a function of the driver for A, with the device done once everybody waits. */
function drive(
  { machine, A, pages }: Setting,
  body: unknown,
  args: readonly unknown[],
  {
    meanwhile = () => undefined,
    whileItLooks = () => undefined,
  }: { meanwhile?: () => void; whileItLooks?: () => void } = {},
) {
  const device = makeDevice(whileItLooks);
  const before = pages.map(countsOf);
  const thread = machine.start(A, (k) => {
    const steps = (body as Call)(k, device.for(k), ...args);
    if (typeof steps?.next !== 'function') {
      throw new Error('The function is a plain one: begin it with "function*".');
    }
    return steps;
  });
  meanwhile();
  // Nothing runs any more after an oops.
  if (thread.state !== 'died') {
    device.finish(machine);
    machine.run();
  }
  return {
    returned: thread.result,
    ended: thread.error ? `died: ${String(thread.error)}` : thread.state,
    before,
    after: pages.map(countsOf),
    moved: device.moved,
    looked: device.looked,
    splats: machine.splats.map(({ code }) => code),
  };
}

export const scenarios: Scenarios = {
  'transfer-order-0'(boot, answer) {
    const setting = filePages(boot);
    return drive(setting, answer.transfer, [setting.start, 2]);
  },
  'transfer-cut-short'(boot, answer) {
    const setting = filePages(boot);
    return { ...drive(setting, answer.transfer, [setting.start, 3]), cutShort: -EFAULT };
  },
  'transfer-refused'(boot, answer) {
    const setting = filePages(boot);
    return { ...drive(setting, answer.transfer, [setting.start + 2, 1]), cutShort: -EFAULT };
  },
  'truncate-goes-on'(boot, answer) {
    const setting = filePages(boot);
    const { machine, file } = setting;
    const T = machine.task('T');
    let meanwhile = 'not begun';
    let truncate: { readonly state: string } | undefined;
    const driven = drive(setting, answer.transfer, [setting.start, 2], {
      meanwhile: () => {
        truncate = machine.start(T, (k) => k.__x64_sys_truncate(file, 0));
        meanwhile = truncate.state;
      },
    });
    return { ...driven, meanwhile, truncate: truncate?.state };
  },
  'inspect-wakes'(boot, answer) {
    const setting = filePages(boot);
    const { machine, A, start, file, pages } = setting;
    const [page] = pages;
    if (!page) throw new Error('the file has a first page');
    machine.call(A, (k) => k.get_user_pages_fast(start, 1, 0, []));
    const truncate = machine.start(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0));
    const meanwhile = truncate.state;
    const driven = drive(setting, answer.inspect, [start], {
      // The other reference goes first, so that the last one is inspect()'s.
      whileItLooks: () => machine.k.put_page(page),
    });
    return { ...driven, meanwhile, truncate: truncate.state };
  },
  'transfer-large'(boot, answer) {
    const setting = largePages(boot);
    return drive(setting, answer.transfer, [setting.start, 2]);
  },
  'inspect-order-0'(boot, answer) {
    const setting = filePages(boot);
    return drive(setting, answer.inspect, [setting.start]);
  },
  'inspect-large'(boot, answer) {
    const setting = largePages(boot);
    return drive(setting, answer.inspect, [setting.start]);
  },
};
