import { type Point, size } from './geometry.ts';

/** The dotted line between two copies of a patch: an arc over the lane, or a straight line between lanes. */
export function linkPath(from: Point, to: Point): string {
  const lift = size.radius + 3;
  if (from.y === to.y) {
    const top = from.y - lift - 18;
    return `M${from.x} ${from.y - lift}C${from.x} ${top} ${to.x} ${top} ${to.x} ${to.y - lift}`;
  }
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = [(dx / length) * lift, (dy / length) * lift];
  return `M${from.x + ux} ${from.y + uy}L${to.x - ux} ${to.y - uy}`;
}
