import { compareReleases } from '../kernel/release.ts';
import type { Invariant } from './invariant.ts';

/** I11. */
export const teardownOrder: Invariant = {
  id: 'I11',
  title: 'Teardown: kill, drop, wait, remove',
  says: 'The struct pages of a device go only after the counter of its pgmap was killed and has drained. The counter is freed before they go up to 6.0, after it since 6.1.',
  kept: 'Every release whose teardown is modelled, from 5.10 on. Up to 5.1 the wait lay outside (commit 50f44ee7248a, in 5.2).',
  known: [],
  source: 'mm/memremap.c memunmap_pages at 5.10, 6.1, 6.12, 7.2; commit 27674ef6c73f',
  watch: (view) => {
    const counts = new Map<string, number>();
    const freed = new Set<string>();
    const removed = new Set<string>();
    const lateExit = compareReleases(view.release, '6.1') >= 0;
    return {
      see({ event, stack }) {
        if (event.kind === 'call' && event.fn === 'percpu_ref_exit') {
          const subject = String(event.args.ref);
          freed.add(subject);
          const text = `It was freed ${lateExit ? 'before' : 'after'} the struct pages went.`;
          return removed.has(subject) === lateExit ? undefined : { subject, text, stack };
        }
        if (event.kind !== 'event') return undefined;
        const { ref, count, pgmap } = event.fields;
        if (event.name === 'percpuRefMod') counts.set(String(ref), Number(count));
        if (event.name !== 'memmapRemoved') return undefined;
        const counter = view.pgmapOf(pgmap)?.ref;
        if (!counter) return undefined;
        removed.add(counter.label);
        const left = counts.get(counter.label);
        if (left === 0 && counter.dead) return undefined;
        const state = counter.dead ? 'was killed' : 'was not killed';
        const text = `Its struct pages went while its counter ${state} and had ${left} references.`;
        return { subject: String(pgmap), text, stack };
      },
    };
  },
};
