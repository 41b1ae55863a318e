import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceTree, type TraceNode } from '../../src/workbench/traceTree.ts';

const call = (fn: string, task = 'init') => ({ kind: 'call', task, fn, args: { pfn: 4660 } });
const ret = (fn: string, value: unknown, task = 'init') => ({
  kind: 'return',
  task,
  fn,
  ret: value,
});

describe('a trace as a tree', () => {
  it('nests calls and keeps what they returned', () => {
    const [root] = traceTree([
      call('memory_failure'),
      call('folio_put'),
      ret('folio_put', null),
      ret('memory_failure', -95),
    ]);
    expect(root).toMatchObject({ text: 'memory_failure(pfn=4660)', ret: '-95' });
    expect(root?.children).toMatchObject([{ text: 'folio_put(pfn=4660)', ret: 'null' }]);
  });

  it('keeps the calls of different tasks apart', () => {
    const roots = traceTree([
      call('truncate', 'a'),
      call('folio_put', 'b'),
      ret('truncate', 0, 'a'),
    ]);
    expect(roots.map((node) => [node.text, node.ret])).toEqual([
      ['truncate(pfn=4660)', '0'],
      ['folio_put(pfn=4660)', null],
    ]);
  });

  it('leaves a call open that did not return', () => {
    expect(traceTree([call('memory_failure')])).toMatchObject([{ ret: null }]);
  });

  it('shows every event but the returns, whatever its shape', () => {
    const count = (nodes: readonly TraceNode[]): number =>
      nodes.reduce((sum, node) => sum + 1 + count(node.children), 0);
    const event = fc.record(
      {
        kind: fc.oneof(fc.constantFrom('call', 'return', 'event', 'splat'), fc.string()),
        task: fc.constantFrom('a', 'b'),
        fn: fc.jsonValue(),
        args: fc.jsonValue(),
        fields: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const shown = events.filter((one) => one.kind !== 'return').length;
        expect(count(traceTree(events))).toBe(shown);
      }),
    );
  });
});
