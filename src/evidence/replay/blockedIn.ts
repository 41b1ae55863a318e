import { callTree, isCall, type TreeNode } from '../../trace/callTree.ts';
import type { Role, World } from './world.ts';

/** The functions that a role's sleeping call is in, innermost first; undefined if it does not sleep. */
export function blockedIn(world: World, { call, task }: Role): readonly string[] | undefined {
  if (call?.thread.state !== 'sleeping') return undefined;
  const open: string[] = [];
  const visit = (nodes: readonly TreeNode[]) => {
    for (const node of nodes) {
      if (!isCall(node) || !node.open) continue;
      open.unshift(node.fn);
      visit(node.calls);
    }
  };
  visit(callTree(world.machine.trace.filter((event) => event.task === task.comm)));
  return open;
}
