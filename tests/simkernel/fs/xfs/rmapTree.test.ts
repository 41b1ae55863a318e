import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RmapTree } from '../../../../src/simkernel/fs/xfs/rmapTree.ts';
import { xfs_rmap_irec } from '../../../../src/simkernel/fs/xfs/xfs_rmap_irec.ts';

const record = fc.record({
  startblock: fc.nat(60),
  blockcount: fc.integer({ min: 1, max: 20 }),
  owner: fc.integer({ min: 128, max: 131 }),
  offset: fc.nat(1000),
});

it('finds what overlaps a range among records of several owners, as a search through all does', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 40 }), fc.nat(80), fc.nat(10), (recs, low, more) => {
      const tree = new RmapTree();
      for (const rec of recs) tree.insert(new xfs_rmap_irec(rec));
      const covered = (list: Iterable<{ start: number; end: number; owner: number }>) =>
        new Set(
          [...list].flatMap(({ start, end, owner }) =>
            Array.from({ length: end - start }, (_, at) => `${owner}:${start + at}`),
          ),
        );
      const high = low + more;
      const found = [...tree.overlapping(low, high)].map((rec) => ({
        start: Math.max(low, rec.rm_startblock),
        end: Math.min(high + 1, rec.rm_startblock + rec.rm_blockcount),
        owner: rec.rm_owner,
      }));
      const wanted = recs
        .map(({ startblock, blockcount, owner }) => ({
          start: Math.max(low, startblock),
          end: Math.min(high + 1, startblock + blockcount),
          owner,
        }))
        .filter(({ start, end }) => start < end);
      expect(found.every(({ start, end }) => start < end)).toBe(true);
      expect(covered(found)).toEqual(covered(wanted));
    }),
  );
});
