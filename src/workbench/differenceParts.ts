import type { DifferenceLine } from './differenceLines.ts';

/** A stretch of a difference: lines to read, or lines that are the same on both sides and can be folded. */
export interface DifferencePart {
  readonly folded: boolean;
  readonly lines: readonly DifferenceLine[];
}

/** Lines that are the same and stay in sight before and after a change. */
const CONTEXT = 3;

/** Fewer lines than this are not worth a fold. */
const SHORTEST_FOLD = 4;

/** Cuts a difference into what is near a change and what is far from any. */
export function differenceParts(lines: readonly DifferenceLine[]): readonly DifferencePart[] {
  const isChange = ({ side }: DifferenceLine) => side !== 'both';
  const isFar = (at: number) =>
    !lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(isChange);
  const stretches = inStretches(lines.map((line, at) => ({ line, folded: isFar(at) })));
  const worthIt = stretches.flatMap((stretch) =>
    stretch.map(({ line, folded }) => ({
      line,
      folded: folded && stretch.length >= SHORTEST_FOLD,
    })),
  );
  return inStretches(worthIt).map((stretch) => ({
    folded: stretch[0]?.folded === true,
    lines: stretch.map(({ line }) => line),
  }));
}

/** Puts neighbours that are folded alike together. */
function inStretches<Item extends { readonly folded: boolean }>(items: readonly Item[]): Item[][] {
  const stretches: Item[][] = [];
  for (const item of items) {
    const last = stretches.at(-1);
    if (last?.[0]?.folded === item.folded) last.push(item);
    else stretches.push([item]);
  }
  return stretches;
}
