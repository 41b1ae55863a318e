import { describe, expect, it } from 'vitest';
import {
  findLimitError,
  NESTING_LIMIT,
  SOURCE_LIMIT,
} from '../../../src/runner/compile/sourceLimits.ts';

describe('findLimitError', () => {
  it('accepts a file of exactly the limit and refuses one byte more (trap 5)', () => {
    expect(findLimitError('x'.repeat(SOURCE_LIMIT))).toBeUndefined();
    expect(findLimitError('x'.repeat(SOURCE_LIMIT + 1))?.text).toContain('the limit is 32,768');
  });

  it('counts bytes, so that other alphabets do not get around the limit', () => {
    expect(findLimitError('ä'.repeat(SOURCE_LIMIT / 2 + 1))).toBeDefined();
  });

  it('refuses brackets nested deeper than the compiler takes, where they get too deep (trap 5)', () => {
    expect(findLimitError('('.repeat(NESTING_LIMIT))).toBeUndefined();
    const error = findLimitError(`\n${'[('.repeat(2_500)}`);
    expect(error?.position).toEqual({ line: 2, column: NESTING_LIMIT + 1 });
  });

  it('does not mind many brackets side by side', () => {
    expect(findLimitError('f(); '.repeat(5_000))).toBeUndefined();
  });
});
