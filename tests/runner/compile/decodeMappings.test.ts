import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMappings, type Segment } from '../../../src/runner/compile/decodeMappings.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function encodeVlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += DIGITS.charAt(rest > 0 ? digit | 32 : digit);
  } while (rest > 0);
  return text;
}

function encode(lines: Segment[][]): string {
  let line = 0;
  let column = 0;
  return lines
    .map((segments) => {
      let generatedColumn = 0;
      return segments
        .map((segment) => {
          const deltas = [
            segment.generatedColumn - generatedColumn,
            0,
            segment.line - line,
            segment.column - column,
          ];
          ({ generatedColumn, line, column } = segment);
          return deltas.map(encodeVlq).join('');
        })
        .join(',');
    })
    .join(';');
}

const place = fc.nat({ max: 100_000 });
const segment = fc.record({ generatedColumn: place, line: place, column: place });

describe('decodeMappings', () => {
  it('reads back whatever was written', () => {
    fc.assert(
      fc.property(fc.array(fc.array(segment), { minLength: 1 }), (lines) => {
        expect(decodeMappings(encode(lines))).toEqual(lines);
      }),
    );
  });

  it('leaves out segments that belong to no source', () => {
    expect(decodeMappings('A,CAAA;')).toEqual([[{ generatedColumn: 1, line: 0, column: 0 }], []]);
  });
});
