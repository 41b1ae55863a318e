import type { BoardNode } from './boardData.ts';

/** Sizes of the board in pixels. */
export const size = {
  names: 92,
  left: 18,
  column: 66,
  lane: 84,
  top: 34,
  bottom: 44,
  right: 30,
  radius: 14,
} as const;

/** A point of the drawing. */
export interface Point {
  x: number;
  y: number;
}

/** The middle of a node. */
export function placeOf({ lane, column }: Pick<BoardNode, 'lane' | 'column'>): Point {
  return { x: size.left + size.column * column + size.radius, y: size.top + size.lane * lane };
}

/** Height of a board with so many lanes. */
export function heightOf(lanes: number): number {
  return size.top + size.lane * (lanes - 1) + size.bottom;
}
