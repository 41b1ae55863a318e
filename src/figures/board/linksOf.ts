import type { BoardLink, BoardNode } from './boardData.ts';

/** Joins each node to the one before it, in time, that carries the same patch under another id. */
export function linksOf(nodes: readonly BoardNode[]): BoardLink[] {
  const last = new Map<string, string>();
  return nodes.flatMap(({ id, patchId }) => {
    if (patchId === null) return [];
    const from = last.get(patchId);
    last.set(patchId, id);
    return from === undefined ? [] : [{ from, to: id }];
  });
}
