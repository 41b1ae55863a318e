import type { TraceEvent, TraceValue } from '../simkernel/kernel/traceEvent.ts';

/** A tracepoint or a splat within a call. */
export interface TreeEvent {
  event: string;
  fields: Record<string, TraceValue>;
}

/** One call of the simulation, in the shape of a recorded one: what it was given, what it returned, what it called. */
export interface CallTree {
  fn: string;
  /** The task that made the call; only on calls that no other call made. */
  task?: string;
  args: Record<string, TraceValue>;
  ret?: TraceValue;
  /** The call never returned: it sleeps, or its task died. */
  open?: true;
  /** The function body was a livepatch. */
  patched?: true;
  calls: TreeNode[];
}

export type TreeNode = CallTree | TreeEvent;

/** Whether a node is a call; otherwise it is an event. */
export function isCall(node: TreeNode): node is CallTree {
  return 'fn' in node;
}

/** Calls within each other. What nests deeper stands in the last of them: a function that calls itself without end. */
const DEEPEST = 64;

/**
 * Builds the call trees of a trace, one stack a task, in the order in which the outermost calls began.
 * Calls that had not returned when the trace ended are marked `open`.
 */
export function callTree(events: readonly TraceEvent[]): TreeNode[] {
  const roots: TreeNode[] = [];
  const stacks = new Map<string, CallTree[]>();
  const append = (task: string, node: TreeNode) => {
    const stack = stacks.get(task) ?? [];
    (stack[Math.min(stack.length, DEEPEST) - 1]?.calls ?? roots).push(node);
  };
  for (const event of events) {
    switch (event.kind) {
      case 'call': {
        const call: CallTree = {
          fn: event.fn,
          args: event.args,
          open: true,
          ...(event.patched ? { patched: true } : {}),
          calls: [],
        };
        const stack = stacks.get(event.task) ?? [];
        if (stack.length === 0) call.task = event.task;
        append(event.task, call);
        stack.push(call);
        stacks.set(event.task, stack);
        break;
      }
      case 'return': {
        const call = closeTo(stacks.get(event.task), event.fn);
        if (!call) break;
        delete call.open;
        if (event.ret !== undefined) call.ret = event.ret;
        break;
      }
      case 'event':
        append(event.task, { event: event.name, fields: event.fields });
        break;
      case 'splat':
        append(event.task, {
          event: event.severity,
          fields: { code: event.code, text: event.text },
        });
        break;
    }
  }
  return roots;
}

/** Pops the stack down to the call that returned; a trace that began within a call has returns without one. */
function closeTo(stack: CallTree[] | undefined, fn: string): CallTree | undefined {
  if (!stack?.some((call) => call.fn === fn)) return undefined;
  for (let call = stack.pop(); call; call = stack.pop()) if (call.fn === fn) return call;
  return undefined;
}
