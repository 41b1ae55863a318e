import fc from 'fast-check';
import { expect, it } from 'vitest';
import { callTree } from '../../src/trace/callTree.ts';
import { readTrace } from '../../src/workbench/readTrace.ts';

it('keeps the events of the simulation as they are', () => {
  const events = [
    { kind: 'call', task: 'init', fn: 'folio_put', args: { folio: 'page 0' } },
    { kind: 'event', task: 'init', name: 'wake', fields: {} },
    { kind: 'splat', task: 'init', severity: 'WARN', code: 'x', text: 'underflow', stack: [] },
    { kind: 'return', task: 'init', fn: 'folio_put' },
  ];
  expect(readTrace(events)).toEqual(events);
});

it('lets nothing through that a call tree could not be built from', () => {
  const event = fc.record(
    {
      kind: fc.oneof(fc.constantFrom('call', 'return', 'event', 'splat'), fc.jsonValue()),
      task: fc.oneof(fc.constantFrom('a', 'b'), fc.jsonValue()),
      fn: fc.oneof(fc.constantFrom('f', 'g'), fc.jsonValue()),
      args: fc.jsonValue(),
      name: fc.jsonValue(),
      fields: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const nodes = callTree(readTrace(events));
      expect(JSON.stringify(nodes)).toBeTypeOf('string');
    }),
  );
});
