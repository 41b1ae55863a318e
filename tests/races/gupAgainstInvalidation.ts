import type { Kernel } from '../../src/simkernel/kernel/kernel.ts';
import { access, type Preemptible } from '../../src/simkernel/kernel/preemptible.ts';
import { compareReleases } from '../../src/simkernel/kernel/release.ts';
import { gupFlags } from '../../src/simkernel/include/gup_flags.ts';
import { entriesIn, pageRange } from '../../src/simkernel/fs/dax/dax_layout_busy_page.ts';
import type { address_space } from '../../src/simkernel/fs/address_space.ts';
import { grabFast } from '../../src/simkernel/mm/gup/grab.ts';
import type { page } from '../../src/simkernel/mm/page.ts';
import { pfn_to_page } from '../../src/simkernel/mm/pfn_to_page.ts';
import { touch } from '../../src/simkernel/user/touch.ts';
import { type PinnedFile, pinnedFile } from './pinnedFile.ts';
import { exploration, type KnownRace, type Patch } from './race.ts';

export const gupReleases = ['5.10', '6.1', '6.12', '7.2'] as const;

/** The walk of GUP-fast under the name of the release. */
export const walkName = (release: string) =>
  compareReleases(release, '6.12') < 0 ? 'gup_pte_range' : 'gup_fast_pte_range';

/** GUP-fast that does not read the entry again after it took the reference. */
export const withoutRecheck = (release: string): Patch => ({
  *[walkName(release)](
    k: Kernel,
    start: number,
    _nr: number,
    flags: number,
    pages: page[],
  ): Preemptible<number> {
    const { mm } = k.current;
    if (!mm) return 0;
    yield access(mm, 'pgd', 'read');
    const pte = mm.pteAt(start);
    if (!pte) return 0;
    const page = pfn_to_page(k, pte.pfn);
    yield access(page, '_refcount', 'readWrite');
    if (!grabFast(k, page, flags)) return 0;
    pages.push(page);
    return 1;
  },
});

/** The scan for busy pages first, the unmapping after it. */
export const scanFirst: Patch = {
  *dax_layout_busy_page_range(
    k: Kernel,
    mapping: address_space,
    start: number,
    end: number,
  ): Preemptible<page | null> {
    const { first, last, nr } = pageRange(start, end);
    for (const index of entriesIn(mapping, first, last)) {
      yield access(mapping, `i_pages[${index}]`, 'read');
      const entry = mapping.entryAt(index);
      if (!entry) continue;
      const page = pfn_to_page(k, entry.pfn);
      yield access(page, '_refcount', 'read');
      if (k.dax_busy_page(page)) return page;
    }
    yield* k.unmap_mapping_pages(mapping, first, nr, 0);
    return null;
  },
};

/** A takes the page without locks while T punches the hole under it; then T writes another file that got the block. */
function race(release: string, patch?: Patch, reuse = true) {
  return exploration<PinnedFile>(
    (how) => {
      const scene = pinnedFile(release, how, false, patch);
      const { page, got, f } = scene;
      return {
        ...scene,
        outcome: scene.state,
        // The reference that GUP-fast takes and puts back can be there when the entry is deleted.
        tolerates: ['daxDisassociateBusy', 'folioPutReferenced'] as const,
        violation: () =>
          got.length > 0 && page.mapping !== f.i_mapping
            ? `A holds ${page.label}, which is no page of its file any more`
            : undefined,
      };
    },
    ({ machine, A, start, got }: PinnedFile) =>
      machine.spawn(A, (k) => {
        const { FOLL_GET } = gupFlags(machine.release);
        return compareReleases(release, '6.12') < 0
          ? k.gup_pte_range(start, 1, FOLL_GET, got)
          : k.gup_fast_pte_range(start, 1, FOLL_GET, got);
      }),
    ({ machine, T, f, other, waiting }: PinnedFile) => {
      waiting.thread = machine.spawn(T, function* (k) {
        yield* k.__x64_sys_fallocate(f, 0, 4096);
        if (reuse) yield* touch(k, other, 'write');
      });
      return waiting.thread;
    },
  );
}

export const gupAgainstInvalidation: readonly KnownRace[] = gupReleases.flatMap((release) => [
  {
    name: `GUP-fast without the recheck takes a page that another file has got, at ${release}`,
    wrong: { release, exploration: race(release, withoutRecheck(release)) },
    right: { release, exploration: race(release) },
    violation: /no page of its file/,
    status: 'claim' as const,
  },
  {
    name: `a scan before the unmapping frees a page that GUP-fast took in between, at ${release}`,
    wrong: { release, exploration: race(release, scanFirst, false) },
    right: { release, exploration: race(release, undefined, false) },
    violation: /no page of its file/,
    status: 'claim' as const,
  },
]);
