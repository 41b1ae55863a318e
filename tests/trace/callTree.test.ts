import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../src/simkernel/kernel/traceEvent.ts';
import { callTree, isCall } from '../../src/trace/callTree.ts';

const call = (task: string, fn: string): TraceEvent => ({ kind: 'call', task, fn, args: {} });
const done = (task: string, fn: string, ret?: number): TraceEvent => ({
  kind: 'return',
  task,
  fn,
  ...(ret === undefined ? {} : { ret }),
});

describe('callTree', () => {
  it('nests calls by the task that made them, however the tasks interleave', () => {
    const tree = callTree([
      call('A', 'outer'),
      call('B', 'other'),
      call('A', 'inner'),
      done('B', 'other', 1),
      done('A', 'inner', 2),
      done('A', 'outer', 3),
    ]);
    expect(tree).toEqual([
      {
        fn: 'outer',
        task: 'A',
        args: {},
        ret: 3,
        calls: [{ fn: 'inner', args: {}, ret: 2, calls: [] }],
      },
      { fn: 'other', task: 'B', args: {}, ret: 1, calls: [] },
    ]);
  });

  it('keeps all calls of a function that calls itself without end, and nests the first of them', () => {
    const calls = Array.from({ length: 5_000 }, () => call('A', 'self'));
    const depths: number[] = [];
    const pending = callTree(calls).map((node) => ({ node, depth: 1 }));
    for (const { node, depth } of pending) {
      if (!isCall(node)) continue;
      depths.push(depth);
      for (const inner of node.calls) pending.push({ node: inner, depth: depth + 1 });
    }
    expect(depths).toHaveLength(5_000);
    expect(depths.slice(0, 64)).toEqual(Array.from({ length: 64 }, (_, at) => at + 1));
    expect(Math.max(...depths)).toBe(65);
  });

  it('marks a call that never returned as open', () => {
    expect(callTree([call('A', 'waits')])).toEqual([
      { fn: 'waits', task: 'A', args: {}, open: true, calls: [] },
    ]);
  });

  it('keeps tracepoints and splats where they happened', () => {
    const tree = callTree([
      call('A', 'outer'),
      { kind: 'event', task: 'A', name: 'sched_wakeup', fields: { comm: 'B' } },
      { kind: 'splat', task: 'A', severity: 'WARN', code: 'x', text: 'why', stack: ['outer'] },
      done('A', 'outer'),
    ]);
    expect(tree).toMatchObject([
      {
        calls: [
          { event: 'sched_wakeup', fields: { comm: 'B' } },
          { event: 'WARN', fields: { code: 'x', text: 'why' } },
        ],
      },
    ]);
  });

  it('ignores the return of a call that began before the trace did', () => {
    expect(callTree([done('A', 'outer'), call('A', 'next'), done('A', 'next')])).toEqual([
      { fn: 'next', task: 'A', args: {}, calls: [] },
    ]);
  });
});
