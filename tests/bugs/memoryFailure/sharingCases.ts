import { PAGE_MAPPING_DAX_SHARED, type page } from '../../../src/simkernel/mm/page.ts';
import type { KnownCase } from '../knownCase.ts';
import { marksWithoutCounting } from '../variants/sharingVariants.ts';
import { poisonable } from './poisonable.ts';

/** The word of the mapping and the one that counts. */
function look({ mapping, index }: page): string {
  if (mapping === PAGE_MAPPING_DAX_SHARED) return `marker ${index}`;
  return mapping ? mapping.label : `none ${index}`;
}

/** Cases on blocks that files share. */
export const sharingCases: readonly KnownCase[] = [
  {
    number: 28,
    title: 'The count of the files that share a block',
    observable: 'the mapping and the count of the page after each step; warnings',
    source: 'recordings fsdax-mf-xfs-reflink of 6.1.192, 6.12.107, 7.2.13; commit 169004265860',
    leftOut:
      'That 6.1 keeps the marker after the last user and then warns at the next private mapping: an own reading.',
    observe(release, patch, how) {
      const world = poisonable(release, {}, { reflink: true, mode: null });
      const { machine, mp, page } = world;
      machine.livepatch(patch);
      const readers = ['/g', '/h'].map((path) => {
        mp?.reflink('/f', path);
        const file = mp?.lookup(path);
        if (!file) throw new TypeError(`${path} was not made`);
        return { file, ...world.map(path, file) };
      });
      const [first] = readers;
      if (how === 'a write') {
        first?.access('write');
        return `copy: ${look(world.pageAt(first?.file.pfnOf(0) ?? -1))}`;
      }
      const seen = readers.map(({ access }) => {
        access('read');
        return look(page);
      });
      if (how === 'two readers') return [...seen, ...machine.splats.map(({ code }) => code)].join();
      for (const { task, file } of readers) {
        machine.call(task, (k) => k.__x64_sys_truncate(file, 0));
        seen.push(look(page));
      }
      return [...seen, ...machine.splats.map(({ code }) => code)].join();
    },
    shows: [
      { releases: ['6.1'], how: 'a write', sees: 'copy: marker 1' },
      {
        releases: ['6.1'],
        how: 'two readers',
        wrong: 'only a write counts as sharing',
        sees: 'mapping:/g,mapping:/h,daxAssociateMapped',
      },
      { releases: ['6.12'], how: 'two readers', sees: 'marker 1,marker 2' },
      {
        releases: ['6.12'],
        how: 'two readers, two releases',
        sees: 'marker 1,marker 2,marker 1,none 0',
      },
      {
        releases: ['6.12'],
        how: 'two readers, two releases',
        wrong: 'marks and does not count',
        patch: marksWithoutCounting,
        sees: 'marker 1,marker 1,none 0,none 0',
      },
      { releases: ['7.2'], how: 'two readers', sees: 'mapping:/g,none 2' },
    ],
  },
];
