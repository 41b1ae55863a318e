import { describe, expect, it } from 'vitest';
import { createRunId } from '../../../src/runner/protocol/createRunId.ts';

describe('createRunId', () => {
  it('makes 128 bits that do not come twice', () => {
    const ids = Array.from({ length: 100 }, createRunId);
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(100);
  });
});
