import { describe, expect, it } from 'vitest';
import { explainThrown } from '../../../src/runner/judge/explainThrown.ts';

describe('explainThrown', () => {
  it('explains what the sandbox refuses and leaves other errors as they are', () => {
    expect(explainThrown('TypeError: secure mode Calling %SharedDate%.now() throws')).toContain(
      'no clock',
    );
    expect(explainThrown("TypeError: Cannot assign to read only property 'x'")).toContain(
      'cannot be changed',
    );
    expect(explainThrown('RangeError: x')).toBe('RangeError: x');
  });
});
