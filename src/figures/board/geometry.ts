import type { BoardNode } from './boardData.ts';

/** Sizes of the board in pixels. */
export const size = { left: 104, column: 66, lane: 84, top: 46, right: 34, radius: 14 } as const;

/** A point of the drawing. */
export interface Point {
  x: number;
  y: number;
}

/** The middle of a node. */
export function placeOf({ lane, column }: Pick<BoardNode, 'lane' | 'column'>): Point {
  return { x: size.left + size.column * column + size.radius, y: size.top + size.lane * lane };
}

/** The line from a parent to its child: straight in a lane, a soft S between lanes. */
export function edgePath(parent: Point, child: Point): string {
  if (parent.y === child.y) return `M${parent.x} ${parent.y}H${child.x}`;
  const middle = (parent.x + child.x) / 2;
  return `M${parent.x} ${parent.y}C${middle} ${parent.y} ${middle} ${child.y} ${child.x} ${child.y}`;
}

/** The dotted line between two copies of a patch: an arc over the lane, or a straight line between lanes. */
export function linkPath(from: Point, to: Point): string {
  const lift = size.radius + 2;
  if (from.y === to.y) {
    const top = from.y - lift - 20;
    return `M${from.x} ${from.y - lift}C${from.x} ${top} ${to.x} ${top} ${to.x} ${to.y - lift}`;
  }
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = [(dx / length) * lift, (dy / length) * lift];
  return `M${from.x + ux} ${from.y + uy}L${to.x - ux} ${to.y - uy}`;
}
