import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { mountXfs } from '../../../src/simkernel/fs/xfs/mountXfs.ts';
import { bootWatched } from './bootWatched.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';
import {
  countsTheFirstSharer,
  dropsTwice,
  leavesTheOrder,
  leavesTheTails,
  looksBeforeTheZeroTest,
  marksWithoutCounting,
  testsBeforeTheDecrement,
} from '../variants/associationVariants.ts';
import { largeFile } from './largeFile.ts';
import type { ReferenceRun } from './referenceCase.ts';
import { association, sharedBlock } from './sharedBlock.ts';
import { writeNextFile } from './writeNextFile.ts';

/** What ended a call that went to a page of no pgmap. */
const lost = (error: unknown) =>
  String(error).includes('pfnOutsidePgmap') ? 'no such page' : String(error);

/** Cases of what a page says about the files that have it. */
export const associationCases: readonly ReferenceRun[] = [
  {
    number: 27,
    observable: '6.12: the count wraps and the marker stays; 7.2: the other file loses its page',
    observe(release, patch, how) {
      const { f, g, page, codes } = sharedBlock(release, patch);
      f.read();
      if (how === 'two files') g.read();
      f.truncate();
      return `${association(page)} ${codes()}`;
    },
    shows: [
      { releases: ['6.12'], how: 'one file', sees: 'none 0 ' },
      {
        releases: ['6.12'],
        how: 'one file',
        wrong: 'marked and not counted',
        patch: marksWithoutCounting,
        sees: 'marker U64_MAX ',
      },
      { releases: ['6.18', '7.2'], how: 'two files', sees: 'none 1 ' },
      {
        releases: ['7.2'],
        how: 'two files',
        wrong: 'drops twice',
        patch: dropsTwice,
        sees: 'none 0 folioPutReferenced',
      },
    ],
  },
  {
    number: 28,
    observable: 'the marker stays after the last file, and the next file that gets the block WARNs',
    observe(release, patch) {
      const { machine, g, codes } = sharedBlock(release, patch);
      g.write();
      const copy = g.page();
      g.truncate();
      const left = association(copy);
      writeNextFile(machine, copy.pfn);
      return `${left} ${codes()}`;
    },
    shows: [
      { releases: ['6.1'], wrong: 'the release itself', sees: 'marker 0 daxAssociateMapped' },
      { releases: ['6.12', '6.18', '7.2'], sees: 'none 0 ' },
      {
        releases: ['6.12'],
        wrong: 'tests before',
        patch: testsBeforeTheDecrement,
        sees: 'marker 0 daxAssociateMapped',
      },
    ],
  },
  {
    number: 29,
    observable: 'a page of one user that names no file; GUP-fast leaves it to slow GUP',
    observe(release, patch) {
      const { f, page } = sharedBlock(release, patch);
      f.read();
      return `${association(page)}, GUP-fast ${f.gupFast()}`;
    },
    shows: [
      { releases: ['6.18', '7.2'], sees: 'mapping:/f 0, GUP-fast 1' },
      {
        releases: ['6.18', '7.2'],
        wrong: 'counts the first',
        patch: countsTheFirstSharer,
        sees: 'none 1, GUP-fast 0',
      },
    ],
  },
  {
    number: 30,
    observable:
      'page 5 is a tail without a pgmap of its own; what is done to it is done to the head',
    observe(release, patch) {
      const { machine, head, tail, truncate } = largeFile(release, patch);
      truncate();
      const word = tail.compound_head === head ? 'the head' : 'a pgmap';
      const next = writeNextFile(machine, tail.pfn);
      const tied = [head, tail].filter(({ mapping }) => mapping === next.i_mapping);
      const names = tied.map((page) => (page === tail ? 'page 5' : 'page 0'));
      return `${word}, tied ${names.join()}, counts ${head._refcount} and ${tail._refcount}`;
    },
    shows: [
      { releases: ['6.18', '7.2'], sees: 'a pgmap, tied page 5, counts 0 and 1' },
      {
        releases: ['7.2'],
        wrong: 'leaves it',
        patch: leavesTheTails,
        sees: 'the head, tied page 0, counts 1 and 0',
      },
    ],
  },
  {
    number: 31,
    observable: 'the next entry of one page WARNs',
    // The kernel bug behind it showed on page 1, whose words are fields of the large folio; the model has no such fields.
    observe(release, patch) {
      const { machine, head, truncate, codes } = largeFile(release, patch);
      truncate();
      writeNextFile(machine, head.pfn);
      return `order ${head.order} ${codes()}`;
    },
    shows: [
      { releases: ['6.18', '7.2'], sees: 'order 0 ' },
      {
        releases: ['7.2'],
        wrong: 'keeps the order',
        patch: leavesTheOrder,
        sees: 'order 9 daxFolioLarge',
      },
    ],
  },
  {
    number: 32,
    observable: 'a fault on a hole looks for the page of a pfn that is none',
    observe(release, patch) {
      const machine = bootWatched({ release });
      const { pmem } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
      const file = mountXfs(machine, pmem).create('/f', 4, { content: 'hole' });
      machine.livepatch(patch);
      const A = machine.task('A');
      const { start } = machine.call(A, (k) => mmap(k, file, 0, 4));
      const read = machine.start(A, (k) => touch(k, start, 'read'));
      if (read.state === 'died') return `read ${lost(read.error)}`;
      const truncate = machine.start(A, (k) => k.__x64_sys_truncate(file, 0));
      return `truncate ${truncate.state === 'died' ? lost(truncate.error) : truncate.state}`;
    },
    shows: [
      { releases: ['6.18', '7.2'], sees: 'truncate finished' },
      {
        releases: ['6.18', '7.2'],
        wrong: 'looks first',
        patch: looksBeforeTheZeroTest,
        sees: 'read no such page',
      },
    ],
  },
];
