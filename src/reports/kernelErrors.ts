import { parseSchedule } from '../explore/schedule.ts';
import { attachPmem } from '../simkernel/drivers/nvdimm/attachPmem.ts';
import type { ErrorCode } from '../simkernel/kernel/errorTable.ts';
import type { Kernel } from '../simkernel/kernel/kernel.ts';
import { boot } from '../simkernel/kernel/machine.ts';
import { access, type Preemptible } from '../simkernel/kernel/preemptible.ts';
import { attachPgmap } from '../simkernel/mm/attachPgmap.ts';
import type { ErrorExample } from './errorExample.ts';

/** A kernel with one pmem device, and its first page, idle. */
function pmemPage(release = '6.12', stepBudget = 1000) {
  const machine = boot({ release, stepBudget });
  const pmem = attachPmem(machine, { name: 'pmem0', firstPfn: 0x1000, pages: 64 });
  return { machine, ...pmem, page: pmem.pgmap.pageAt(0x1000) };
}

/** What a reader's code may do, whatever its types say. */
const untyped = <T>(value: unknown) => value as T;

/** A run for each error of the simulation kernel. */
export const kernelErrors: Readonly<Record<ErrorCode, ErrorExample>> = {
  unknownRelease: {
    does: 'Boots the release 6.12.1.',
    run: () => void boot({ release: '6.12.1' }),
  },
  releaseNotModelled: {
    does: 'Boots the release 3.10.',
    run: () => void boot({ release: '3.10' }),
  },
  symbolMissing: {
    does: 'Livepatches folio_put() in 5.10, which has no folios.',
    run: () => boot({ release: '5.10' }).livepatch({ folio_put: () => undefined }),
  },
  livepatchNotAFunction: {
    does: 'Livepatches put_page() with undefined.',
    run: () => boot({ release: '6.12' }).livepatch({ put_page: undefined }),
  },
  badReturn: {
    does: 'Livepatches page_ref_count() with a function that returns a text, and puts a page.',
    run() {
      const { machine, page } = pmemPage();
      machine.livepatch({ page_ref_count: () => 'one' });
      machine.k.page_ref_count(page);
    },
  },
  badArgument: {
    does: 'Adds -1 references to a page.',
    run() {
      const { machine, page } = pmemPage();
      machine.k.page_ref_add(page, -1);
    },
  },
  badSchedule: {
    does: 'Reads the schedule A3?, which no search has written.',
    run: () => void parseSchedule('A3?'),
  },
  notAwaited: {
    does: 'Livepatches wake_up_var() with a function that calls ___wait_var_event() as if it returned.',
    run() {
      const { machine } = pmemPage();
      machine.livepatch({
        wake_up_var(k: Kernel) {
          k.___wait_var_event('x', () => true);
        },
      });
      machine.k.wake_up_var('x');
    },
  },
  foreignYield: {
    does: 'Runs a generator that yields a number.',
    run() {
      const { machine } = pmemPage();
      machine.call(machine.task('A'), function* () {
        yield untyped<ReturnType<typeof access>>(7);
      });
    },
  },
  atomicSleep: {
    does: 'Livepatches page_ref_count() with a generator that lets another CPU come in.',
    run() {
      const { machine, page } = pmemPage();
      machine.livepatch({
        *page_ref_count(): Preemptible<number> {
          yield access(page, '_refcount', 'read');
          return 1;
        },
      });
      machine.k.page_ref_count(page);
    },
  },
  stepBudget: {
    does: 'Reads a count of 1 in a loop that ends when the count is 2, with a budget of 1,000 calls.',
    run() {
      const { machine, page } = pmemPage();
      while (machine.k.page_ref_count(page) !== 2);
    },
  },
  pfnOutsidePgmap: {
    does: 'Asks the pgmap of pfn 0x1000 to 0x103f for the page of pfn 0x2000.',
    run: () => void pmemPage().pgmap.pageAt(0x2000),
  },
  notModelled: {
    does: 'Puts the one reference of an idle page of device-dax in 6.15.',
    run() {
      const machine = boot({ release: '6.15' });
      const pgmap = attachPgmap(machine, {
        name: 'dax0.0',
        type: 'MEMORY_DEVICE_GENERIC',
        firstPfn: 0x1000,
        pages: 64,
      });
      machine.k.put_page(pgmap.pageAt(0x1000));
    },
  },
  machineDead: {
    does: 'Puts two references of a page that has one, catches the oops and reads the count.',
    run() {
      const { machine, page } = pmemPage();
      try {
        machine.k.page_ref_sub_return(page, 2);
      } catch {
        // The machine is dead, whoever catches it.
      }
      machine.k.page_ref_count(page);
    },
  },
  badSetup: {
    does: 'Attaches a pmem device whose driver keeps 100 bytes for itself.',
    run() {
      const machine = boot({ release: '6.12' });
      attachPmem(machine, { name: 'pmem0', firstPfn: 0x1000, pages: 64, dataOffset: 100 });
    },
  },
};
