import type { Invariant } from './invariant.ts';
import type { LogFrame } from './logFrames.ts';

/** A walk of GUP-fast that a task is in. */
interface Walk {
  /** Virtual pages of the range that were taken out of the page table since the walk began. */
  readonly cleared: Set<number>;
  readonly start: number;
  readonly end: number;
  /** Pages that were grabbed after that. */
  readonly late: Map<string, number>;
}

const isWalk = (fn: string) => fn === 'gup_pte_range' || fn === 'gup_fast_pte_range';

function walkOf({ args }: LogFrame): Walk {
  const start = Number(args.start);
  return { start, end: start + Number(args.nr_pages), cleared: new Set(), late: new Map() };
}

/** I10. */
export const grabThenRecheck: Invariant = {
  id: 'I10',
  title: 'GUP-fast grabs, then looks again',
  says: 'GUP-fast reads the entry again after it has taken its reference, and puts the page back if the entry has changed: a page that was unmapped before the reference was there is never handed out.',
  kept: 'Every release. The log shows it where the whole range of the walk was unmapped in between.',
  known: [],
  source: 'mm/gup.c gup_pte_range at 5.10, 6.1; gup_fast_pte_range at 6.12, 7.2',
  watch: () => {
    const walks = new Map<string, Walk>();
    /** Unmapping begins with the call and is over with the return; only then is the entry surely gone. */
    const clear = ({ args }: LogFrame) => {
      for (const [task, walk] of walks) {
        if (!String(args.vma).startsWith(`vma:mm:${task}@`)) continue;
        if (Number(args.start) > walk.start || Number(args.end) < walk.end) continue;
        for (let at = walk.start; at < walk.end; at += 1) walk.cleared.add(at);
      }
    };
    return {
      see({ event, stack }, frames) {
        const frame = frames.at(-1);
        if (event.kind === 'call' && frame && isWalk(event.fn))
          walks.set(event.task, walkOf(frame));
        if (event.kind === 'return' && event.fn === 'unmap_page_range' && frame) clear(frame);
        if (event.kind === 'call' && event.fn === 'handle_mm_fault') {
          const mm = /^vma:mm:(.*)@/.exec(String(event.args.vma))?.[1];
          walks.get(String(mm))?.cleared.clear();
        }
        const walk = walks.get(event.task);
        if (!walk || !stack.some(isWalk)) return undefined;
        if (event.kind === 'event' && event.name === 'page_ref_mod' && walk.cleared.size > 0) {
          const label = String(event.fields.page);
          walk.late.set(label, (walk.late.get(label) ?? 0) + Number(event.fields.val));
        }
        if (event.kind !== 'return' || !isWalk(event.fn)) return undefined;
        walks.delete(event.task);
        const [kept] = [...walk.late].find(([, references]) => references > 0) ?? [];
        if (kept === undefined) return undefined;
        const text = `${event.task} took a reference after the page had been unmapped, and kept it.`;
        return { subject: kept, text, stack };
      },
    };
  },
};
