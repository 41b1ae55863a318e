import { attachPmem } from '../../../simkernel/drivers/nvdimm/attachPmem.ts';
import { inode } from '../../../simkernel/fs/inode.ts';
import type { Kernel } from '../../../simkernel/kernel/kernel.ts';
import { addressOf } from '../../../simkernel/kernel/kernelObject.ts';
import { boot } from '../../../simkernel/kernel/machine.ts';
import type { Preemptible } from '../../../simkernel/kernel/preemptible.ts';
import { compareReleases } from '../../../simkernel/kernel/release.ts';
import type { page } from '../../../simkernel/mm/page.ts';
import { mmap } from '../../../simkernel/user/mmap.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { pageStory } from './pageStory.ts';

const firstFilePfn = 0x40018;

/** Puts a batch of one, under the name that the function has in the release. */
function putBatch(k: Kernel, page: page): void {
  if (compareReleases(k.release, '6.12') < 0) k.release_pages([page]);
  else k.folios_put_refs([page]);
}

/** Two processes hold a page of pmem, a third waits until nobody does; one puts it alone, the other in a batch. */
export function batchPut(release: string): LedgerData {
  const machine = boot({ release });
  const { pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x1000 });
  const file = new inode({
    name: 'f',
    ino: 1,
    pages: 4,
    dax: true,
    pfnOf: (index) => firstFilePfn + index,
  });
  const page = pgmap.pageAt(firstFilePfn);
  const idle = page._refcount;
  const { act, ledger } = pageStory(machine, page, 'The page is idle.');
  const [A, B] = ['A', 'B'].map((name) => machine.task(name));
  if (!A || !B) throw new TypeError('The story needs two processes.');
  for (const task of [A, B]) {
    act(`${task.comm} maps the page, takes a reference (FOLL_GET), and unmaps it.`, () => {
      const { start: address } = machine.call(task, (k) => mmap(k, file, 0, 4));
      machine.call(task, (k) => touch(k, address, 'write'));
      machine.call(task, (k) => k.get_user_pages_fast(address, 1, 0, []));
      machine.call(task, (k) => k.__x64_sys_munmap(address));
    });
  }
  const address =
    compareReleases(release, '6.15') < 0 ? addressOf(page, '_refcount') : addressOf(page);
  act('T waits until nobody holds the page, as truncate does.', () => {
    machine.start(machine.task('T'), (k) =>
      k.___wait_var_event(address, () => k.page_ref_count(page) === idle),
    );
  });
  const put = (body: (k: Kernel) => void) =>
    function* (k: Kernel): Preemptible<void> {
      body(k);
    };
  act('A puts its reference with put_page().', () => {
    machine.call(
      A,
      put((k) => k.put_page(page)),
    );
  });
  act('B puts its reference in a batch.', () => {
    machine.call(
      B,
      put((k) => putBatch(k, page)),
    );
  });
  act('T runs, if somebody has woken it.', () => machine.run());
  return ledger();
}
