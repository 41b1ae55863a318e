import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asText, differenceLines } from '../../src/workbench/differenceLines.ts';

describe('a difference', () => {
  it('shows what was expected before what was seen', () => {
    expect(differenceLines({ ret: -95 }, { ret: 0 })).toEqual([
      { side: 'both', text: '{' },
      { side: 'expected', text: '  "ret": -95' },
      { side: 'seen', text: '  "ret": 0' },
      { side: 'both', text: '}' },
    ]);
  });

  it('of texts too long to be compared has all of one before all of the other', () => {
    const long = 'same\n'.repeat(200_000);
    const sides = differenceLines(`${long}a`, `${long}b`).map(({ side }) => side);
    expect(sides).toHaveLength(400_002);
    expect(sides.indexOf('seen')).toBe(200_001);
    expect(sides.lastIndexOf('expected')).toBe(200_000);
  });

  it('does not depend on the order of keys', () => {
    const sides = differenceLines({ a: 1, b: 2 }, { b: 2, a: 1 }).map((line) => line.side);
    expect(new Set(sides)).toEqual(new Set(['both']));
  });

  it('shows a list of texts one a line', () => {
    expect(differenceLines(['stat', 'mm'], ['stat'])).toEqual([
      { side: 'both', text: 'stat' },
      { side: 'expected', text: 'mm' },
    ]);
  });

  it('says so when there is nothing to see', () => {
    expect(differenceLines('EOPNOTSUPP', undefined)).toEqual([
      { side: 'expected', text: 'EOPNOTSUPP' },
      { side: 'seen', text: 'nothing' },
    ]);
  });

  it('leaves out no line of either side', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (expected, seen) => {
        const lines = differenceLines(expected, seen);
        const of = (side: 'expected' | 'seen') =>
          lines
            .filter((line) => line.side !== (side === 'seen' ? 'expected' : 'seen'))
            .map((line) => line.text)
            .join('\n');
        expect(of('expected')).toBe(asText(expected));
        expect(of('seen')).toBe(asText(seen));
      }),
    );
  });
});
