import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText, observationLimits } from '../../../src/runner/harness/jsonText.ts';

const write = (value: unknown, limits = {}) => jsonText(value, { ...observationLimits, ...limits });
const read = (value: unknown, limits = {}): unknown => JSON.parse(write(value, limits));

describe('jsonText', () => {
  it('writes plain data as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(read(value)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('writes JSON for any value at all', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
      withObjectString: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(() => read(value)).not.toThrow();
      }),
    );
  });

  it('runs no getter, no toJSON, no conversion and no iterator', () => {
    const trip = () => {
      throw new Error('ran');
    };
    const trap = {
      get refcount() {
        return trip();
      },
      toJSON: trip,
      toString: trip,
      [Symbol.toPrimitive]: trip,
      [Symbol.iterator]: trip,
    };
    expect(read(trap)).toEqual({
      refcount: '[getter]',
      toJSON: '[function trip]',
      toString: '[function trip]',
    });
    const list = Object.defineProperty([1, 2], 1, { get: trip });
    expect(read(Object.assign(list, { [Symbol.iterator]: trip }))).toEqual([1, '[getter]']);
  });

  it('keeps __proto__ as a name like any other', () => {
    const text = write(JSON.parse('{"__proto__":{"pass":true}}'));
    expect(text).toBe('{"__proto__":{"pass":true}}');
  });

  it('writes what JSON has no form for in brackets', () => {
    const ring: Record<string, unknown> = {};
    ring.ring = ring;
    expect(read([ring, 1n, Symbol.iterator, undefined, Number.NaN, -Infinity, () => 1])).toEqual([
      { ring: '[circular]' },
      '1n',
      '[symbol]',
      null,
      '[NaN]',
      '[-Infinity]',
      '[function (anonymous)]',
    ]);
  });

  it('reads a proxy as the data that its traps show', () => {
    const proxy = new Proxy({ refcount: 1 }, { get: () => 7 });
    expect(read(proxy)).toEqual({ refcount: 1 });
  });

  it('says where it stopped for depth, number and length', () => {
    expect(read({ a: { b: { c: 1 } } }, { depth: 2 })).toEqual({ a: { b: '[too deep]' } });
    expect(read('x'.repeat(50), { string: 10 })).toBe(`${'x'.repeat(10)}[cut]`);
    expect(JSON.stringify(read(new Array(1e6).fill(0), { nodes: 100 })).length).toBeLessThan(600);
    expect(write(new Array(1e4).fill('y'.repeat(1_000)), { text: 5_000 }).length).toBeLessThan(
      12_000,
    );
  });
});
