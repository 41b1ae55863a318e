import {
  attachPmem,
  boot as bootRelease,
  checkInvariants,
  inode,
  type Kernel,
  mmap,
  mountXfs,
  type page,
  type Scenarios,
  touch,
} from 'simkernel';
import * as after from './after.ts';
import * as before from './before.ts';

type Mapping = Parameters<Kernel['dax_associate_entry']>[0];

/** page_folio(). */
const folioOf = (page: page) => page.compound_head ?? page;

/**
 * A large file is truncated; another file gets one of its blocks, and the large file is made and mapped anew. The invariants
 * that do not hold at any of these moments, and what is wrong.
 * It boots by itself, so that no trace of it shows the reader what breaks.
 */
function broken(release: string, dax: typeof before): Record<string, string> {
  const machine = bootRelease({ release });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const mp = mountXfs(machine, pmem, { reflink: true });
  machine.livepatch({
    dax_associate_entry(
      k: Kernel,
      mapping: Mapping,
      index: number,
      pfn: number,
      order: number,
      shared: boolean,
    ): void {
      const folio = folioOf(pgmap.pageAt(pfn));
      const isCounted = folio.mapping === null && folio.index !== 0;
      if (shared && (folio.mapping !== null || isCounted)) {
        folio.index = isCounted ? folio.index + 1 : 2;
        folio.mapping = null;
        return;
      }
      dax.dax_folio_init(k, folio, order);
      folio.mapping = mapping;
      folio.index = index;
    },
    dax_disassociate_entry(k: Kernel, mapping: Mapping, index: number): void {
      const entry = mapping.entryAt(index);
      if (!entry || entry.kind === 'zero' || entry.kind === 'empty') return;
      dax.dax_folio_put(k, folioOf(pgmap.pageAt(entry.pfn)));
    },
  });
  const found: Record<string, string> = {};
  const look = (page: page) => {
    for (const { id, subject, text, known } of checkInvariants(machine)) {
      if (known === undefined) found[id] ??= `${subject}: ${text}`;
    }
    const head = page.compound_head;
    if (head === null || head.order > 0) return;
    // Both readings of one word: no folio has the page for a tail, and its pgmap is not there.
    found.I15 ??= `${page.label}: The word of its pgmap links to ${head.label}, which has no tails.`;
    found.I1 ??= `${page.label}: A single page with a link to ${head.label} where its pgmap was.`;
  };
  let tasks = 0;
  const write = (file: inode, at: number) => {
    tasks += 1;
    const task = machine.task(`task ${tasks}`);
    const { start } = machine.call(task, (k) => mmap(k, file, 0, file.pages));
    machine.call(task, (k) => touch(k, start + at, 'write'));
    return () => machine.call(task, (k) => k.__x64_sys_munmap(start));
  };
  const truncate = (file: inode) =>
    machine.call(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0));

  const large = mp.create('/large', 512, { colour: 0 });
  const page = pgmap.pageAt(large.pfnOf(5) ?? -1);
  const unmap = write(large, 5);
  look(page);
  const { pfn } = page;
  truncate(large);
  unmap();
  // What the last file left is judged when a file has the block again: until then nobody goes by it.
  const next = new inode({ name: '/next', ino: 99, pages: 1, dax: true, pfnOf: () => pfn });
  write(next, 0);
  look(page);
  return found;
}

const seen: Scenarios[string] = (boot, answer) => {
  const { release } = boot({ trace: false });
  return {
    findings: answer.findings,
    before: broken(release, before),
    after: broken(release, after),
  };
};

export const scenarios: Scenarios = { 'findings-hold': seen, 'nothing-missed': seen };
