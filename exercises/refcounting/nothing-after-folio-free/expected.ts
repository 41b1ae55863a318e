import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { judgeFields } from '../../../src/runner/judge/judgeFields.ts';
import { listOf } from '../../../src/runner/judge/listOf.ts';

/** The same is wanted of a page of either type that a driver lends. */
function judgeBoth(seen: unknown, want: Readonly<Record<string, unknown>>): Judgement {
  const types = ['MEMORY_DEVICE_PRIVATE', 'MEMORY_DEVICE_COHERENT'];
  const list = listOf(seen);
  const judged = types.map((type, at) => judgeFields(list[at], { type, ...want }));
  return {
    pass: list.length === types.length && judged.every(({ pass }) => pass),
    expected: judged.map(({ expected: text }) => text).join('\n'),
    seen: judged.map(({ seen: text }) => text).join('\n'),
  };
}

export const expected: Expectations = {
  'last-put': {
    name: 'PRIVATE and COHERENT, one page: the mapping goes, the driver gets it once, the pgmap is let go once, the count stays 0',
    judge: (seen) => judgeBoth(seen, { freed: [0], mapping: null, count: 0, held: 0 }),
  },
  'large-folio': {
    name: 'a folio of 512 pages: the driver gets it once, the pgmap is let go 512 times (I12)',
    judge: (seen) => judgeBoth(seen, { before: 512, freed: 1, first: 0, held: 0 }),
  },
  'held-until-the-driver-has-it': {
    name: 'the pgmap is still held when the driver gets the folio: removal waits for it (I11)',
    judge: (seen) => judgeBoth(seen, { heldAtTheFree: 512 }),
  },
  'lent-to-another-process': {
    name: 'lent again inside folio_free(): the mapping that the next owner set stays (I4, I8)',
    judge: (seen) => judgeBoth(seen, { mapping: 'mapping:B', count: 1, held: 1 }),
  },
  'lent-as-single-pages': {
    name: 'lent again inside folio_free() as a single page: 512 references go back, as many as the folio had (I12)',
    judge: (seen) => judgeBoth(seen, { order: 0, held: 1 }),
  },
  'lent-as-a-tail': {
    name: 'lent again inside folio_free() as the tail of a larger folio: the reference goes back to the pgmap it was taken on (I12, I15)',
    judge: (seen) => judgeBoth(seen, { held: 512, ofNobody: 0 }),
  },
  'fs-dax': {
    name: 'FS_DAX: one wake-up on the folio itself, the mapping stays, no driver is asked (I5)',
    judge: (seen) =>
      judgeFields(seen, {
        ...{ onTheFolio: 1, elsewhere: [], mapping: 'mapping:A', count: 0, freed: 0, held: 0 },
      }),
  },
  'fs-dax-shared': {
    name: 'FS_DAX, shared by two files and so without a mapping: one wake-up all the same (I5)',
    judge: (seen) => judgeFields(seen, { wakes: 1, share: 2 }),
  },
  generic: {
    name: 'GENERIC: the count is 1 again, no driver is asked',
    judge: (seen) => judgeFields(seen, { count: 1, freed: 0, held: 0 }),
  },
  p2pdma: {
    name: 'PCI_P2PDMA: the driver gets the page, and what it sets there stays; the pgmap is the driver’s to let go',
    judge: (seen) => judgeFields(seen, { mapping: 'mapping:B', count: 0, freed: 1, held: 0 }),
  },
};
