import type { Invariant } from './invariant.ts';
import { isScan } from './logFacts.ts';

/** I9. */
export const unmapBeforeScan: Invariant = {
  id: 'I9',
  title: 'Unmapped before looked at',
  says: 'Whoever looks for busy pages of a file has taken the range out of every page table first. Then GUP-fast either has its reference, which the look finds, or finds the entry gone.',
  kept: 'Every release.',
  known: [],
  source:
    'fs/dax.c dax_layout_busy_page_range at 5.10, 6.1, 6.12, 7.2; recordings truncate-pinned of all four',
  watch: () => {
    const unmapped = new Map<string, boolean>();
    return {
      see({ event, stack }, frames) {
        if (event.kind === 'call' && isScan(event.fn)) unmapped.set(event.task, false);
        if (!frames.some(({ fn }) => isScan(fn))) return undefined;
        const unmapping = stack.find((fn) => fn.startsWith('unmap_mapping_'));
        if (event.kind === 'return' && event.fn === unmapping) unmapped.set(event.task, true);
        if (event.kind !== 'call' || unmapping) return undefined;
        if (event.fn !== 'dax_busy_page' && event.fn !== 'page_ref_count') return undefined;
        if (unmapped.get(event.task) !== false) return undefined;
        unmapped.delete(event.task);
        const text = `${event.task} looked at its count before it had unmapped the range.`;
        return { subject: String(event.args.page), text, stack };
      },
    };
  },
};
