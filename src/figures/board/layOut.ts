import type { BoardNode } from './boardData.ts';
import type { UnplacedNode } from './nodesOf.ts';

/**
 * Gives each node its column: right of its parents and of everything made before it in its lane, so that time runs to
 * the right in every lane and along every line.
 */
export function layOut(nodes: readonly UnplacedNode[]): BoardNode[] {
  const columns = new Map<string, number>();
  const lastOfLane = new Map<number, number>();
  return nodes.map((node) => {
    const before = node.parents.map((id) => columns.get(id) ?? 0);
    const column =
      node.kind === 'tag' ? 0 : 1 + Math.max(lastOfLane.get(node.lane) ?? 0, ...before);
    columns.set(node.id, column);
    lastOfLane.set(node.lane, column);
    return { ...node, column };
  });
}
