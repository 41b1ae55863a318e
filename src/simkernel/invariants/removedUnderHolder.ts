import type { Finding, KnownViolation } from './invariant.ts';
import type { LogFacts, Report } from './logFacts.ts';

/** The WARN of dax_disassociate_entry() that names the page, with the stack that fits. */
function warned({ subject }: Finding, facts: LogFacts, fits: (report: Report) => boolean): boolean {
  return facts.reported('daxDisassociateBusy', subject).some(fits);
}

const changesSize = ({ stack }: Report) =>
  stack.includes('__x64_sys_truncate') || stack.includes('__x64_sys_fallocate');

/** The cases in which a page is taken from its file under a holder. I17 sees the entry go, I16 the block. */
export const removedUnderHolder: readonly KnownViolation[] = [
  {
    since: '5.10',
    until: '6.15',
    when: 'a file is evicted while somebody holds a page of it: nothing waits',
    source: 'recordings truncate-pinned of 5.10.223, 6.1.192, 6.12.107; commit 0e2f80afcfa6',
    explains: (finding, facts) => warned(finding, facts, (report) => !changesSize(report)),
  },
  {
    since: '5.10',
    until: '6.15',
    when: 'a file that nobody maps is truncated or punched while somebody holds a page of it: the look for busy pages ends at once',
    source: 'fs/dax.c dax_layout_busy_page_range at 5.10, 6.1, 6.12; commit cee91fa13a8e',
    explains: (finding, facts) =>
      warned(finding, facts, (report) => changesSize(report) && report.scanSkipped),
  },
  {
    since: '5.10',
    until: '5.18',
    when: 'the device is unbound while a truncate or a punch waits: teardown puts the base reference, and the waiter takes the 1 that is left for idle',
    source:
      'mm/memremap.c memunmap_pages at 5.10; the count of 1 is recorded on 5.10.223, the wake-up is read from the code',
    explains: (_finding, { called }) => called.has('memunmap_pages'),
  },
  {
    since: '6.0',
    when: 'a write copies a shared block while somebody holds the page of the old one: its entry goes to the copy',
    source: 'fs/dax.c dax_insert_entry at 6.1, 6.12, 7.2; not recorded',
    explains: (_finding, { called }) =>
      called.has('dax_iomap_cow_copy') || called.has('dax_iomap_copy_around'),
  },
];
