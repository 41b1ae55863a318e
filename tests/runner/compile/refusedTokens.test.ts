import { describe, expect, it } from 'vitest';
import { findRefusedTokens } from '../../../src/runner/compile/refusedTokens.ts';
import { ERROR_LIMIT } from '../../../src/runner/compile/sourceLimits.ts';

describe('findRefusedTokens', () => {
  it('looks up no more positions than it reports errors', () => {
    let lookUps = 0;
    const toSource = () => {
      lookUps++;
      return { line: 1, column: 1 };
    };
    const errors = findRefusedTokens('-->'.repeat(80_000), { toSource }, "'-->'");
    expect(errors).toHaveLength(ERROR_LIMIT);
    expect(lookUps).toBe(ERROR_LIMIT);
  });
});
