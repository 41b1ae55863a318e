import type { address_space } from '../fs/address_space.ts';
import { ExtentBlocks } from '../fs/extentBlocks.ts';
import type { inode } from '../fs/inode.ts';
import type { page } from '../mm/page.ts';
import type { Finding, Invariant } from './invariant.ts';
import type { KernelView } from './kernelView.ts';
import { removedUnderHolder } from './removedUnderHolder.ts';

/** Whether a block of a file is behind a page. */
function has({ blocks, dax_dev }: inode, { pfn }: page): boolean {
  if (!(blocks instanceof ExtentBlocks)) return false;
  return blocks.extents.some(({ pgoff, pages }) => {
    const first = dax_dev.pfnAt(pgoff);
    return pfn >= first && pfn < first + pages;
  });
}

/** Entries that name pages which are not, or no longer, the file's. */
function strayEntries(mapping: address_space): Finding[] {
  const found: Finding[] = [];
  for (const [index, entry] of mapping.entries) {
    if (entry.kind === 'zero' || entry.kind === 'empty' || entry.locked) continue;
    const there = mapping.host.pfnOf(index);
    if (there === entry.pfn) continue;
    const block = there === undefined ? 'no block' : `pfn 0x${there.toString(16)}`;
    const text = `Its entry ${index} names pfn 0x${entry.pfn.toString(16)}; the file has ${block} there.`;
    found.push({ subject: mapping.label, text });
  }
  return found;
}

/** Pages that somebody holds and that lie in no file any more. */
function freedBlocks(view: KernelView): Finding[] {
  const { files } = view;
  const devices = new Set(
    files.map(({ dax_dev }) => view.machine.k.globals.pgmap_array.load(dax_dev.pfnAt(0))),
  );
  return view.fsdaxFolios
    .filter((page) => devices.has(page.pgmap) && view.held(page) > 0)
    .filter((page) => !files.some((file) => has(file, page)))
    .map((page) => ({
      subject: page.label,
      text: `${view.held(page)} references are held and its block is free.`,
    }));
}

/** I16. */
export const noReuseWhileHeld: Invariant = {
  id: 'I16',
  title: 'No block is given away while its page is held',
  says: 'A file system frees a block only once nobody holds its page; until then the file has both the block and the entry.',
  kept: 'Since 6.15 for truncate, hole punching and eviction alike, where no blocks are shared; before, for truncate and hole punching of a file that is mapped. At rest.',
  known: removedUnderHolder,
  source: 'recordings truncate-pinned of 5.10.223, 6.1.192, 6.12.107, 7.2.13; fs/dax.c at all four',
  check: (view) =>
    view.at === 'step'
      ? []
      : [
          ...view.mappings
            .filter(({ charDevice, anonymous }) => charDevice === null && !anonymous)
            .flatMap(strayEntries),
          ...freedBlocks(view),
        ],
};
