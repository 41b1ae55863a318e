import { describe, expect, it } from 'vitest';
import { TimeLimitError, withTimeLimit } from '../../src/runner/withTimeLimit.ts';

describe('withTimeLimit', () => {
  it('gives what the promise gives', async () => {
    expect(await withTimeLimit(Promise.resolve(3), 10_000)).toBe(3);
    await expect(withTimeLimit(Promise.reject(new Error('x')), 10_000)).rejects.toThrow('x');
  });

  it('rejects when the promise does not settle', async () => {
    await expect(withTimeLimit(new Promise(() => {}), 0)).rejects.toBeInstanceOf(TimeLimitError);
  });
});
