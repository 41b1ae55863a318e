import { expect, it } from 'vitest';
import { symbolSummary } from '../../../src/review/symbols/symbolSummary.ts';
import { symbolTable } from '../../../src/simkernel/symbolTable.ts';

const summaryOf = (name: string) => {
  const symbol = symbolTable.find((entry) => entry.name === name);
  if (!symbol) throw new Error(name);
  return symbolSummary(symbol);
};

it.each(['xfs_break_layouts', 'xfs_break_dax_layouts', 'xfs_wait_dax_page'])(
  '%s lies in xfs_file.c up to 6.9 and in xfs_inode.c from 6.10 on',
  (name) => {
    const { files, ranges } = summaryOf(name);
    expect(files).toEqual(['fs/xfs/xfs_file.c', 'fs/xfs/xfs_inode.c']);
    for (const { releases, file } of ranges) {
      const moved = /^(?:from )?6\.1[05]/.test(releases);
      expect({ releases, file }).toEqual({
        releases,
        file: moved ? 'fs/xfs/xfs_inode.c' : 'fs/xfs/xfs_file.c',
      });
    }
  },
);

it('a symbol that never moved has one file, whatever its bodies', () => {
  expect(summaryOf('dax_associate_entry').files).toEqual(['fs/dax.c']);
});
