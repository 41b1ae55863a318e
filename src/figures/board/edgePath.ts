import type { BoardNode } from './boardData.ts';
import { type Point, placeOf, size } from './geometry.ts';

const CORNER = 9;

/** A line through points that lie on right angles, with rounded corners. */
function roundedPath(points: readonly Point[]): string {
  const parts = points.map((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    if (before === undefined) return `M${point.x} ${point.y}`;
    if (after === undefined) return `L${point.x} ${point.y}`;
    const towards = (other: Point): Point => {
      const length = Math.hypot(other.x - point.x, other.y - point.y);
      const share = Math.min(CORNER, length / 2) / (length || 1);
      return { x: point.x + (other.x - point.x) * share, y: point.y + (other.y - point.y) * share };
    };
    const [enter, leave] = [towards(before), towards(after)];
    return `L${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`;
  });
  return parts.join('');
}

/**
 * The line from a parent to its child. It leaves between two columns and arrives between two columns, so it meets no
 * other node; where the child's lane is taken before the child, it runs above that lane.
 */
export function edgePath(parent: BoardNode, child: BoardNode, nodes: readonly BoardNode[]): string {
  const [from, to] = [placeOf(parent), placeOf(child)];
  if (from.y === to.y) return roundedPath([from, to]);
  const between = nodes.some(
    ({ lane, column }) => lane === child.lane && column > parent.column && column < child.column,
  );
  // Lines that leave from different lanes between the same columns stay apart.
  const leave = from.x + size.column / 2 + 4 * ((parent.lane % 3) - 1);
  if (!between) return roundedPath([from, { x: leave, y: from.y }, { x: leave, y: to.y }, to]);
  const above = to.y - size.lane / 2;
  const arrive = to.x - size.column / 2;
  return roundedPath([
    from,
    { x: leave, y: from.y },
    { x: leave, y: above },
    { x: arrive, y: above },
    { x: arrive, y: to.y },
    to,
  ]);
}
