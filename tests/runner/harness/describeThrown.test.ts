import { describe, expect, it } from 'vitest';
import { describeThrown } from '../../../src/runner/harness/describeThrown.ts';

class SimError extends Error {
  override readonly name = 'SimError';
}

describe('describeThrown', () => {
  it('gives the name and message of an error and its stack (trap 3)', () => {
    const { text, stack } = describeThrown(new RangeError('no such pfn'));
    expect(text).toBe('RangeError: no such pfn');
    expect(stack).toContain('describeThrown.test.ts');
  });

  it("lets the simulation's own errors speak for themselves", () => {
    expect(describeThrown(new SimError('stepBudget: too many calls.')).text).toBe(
      'stepBudget: too many calls.',
    );
  });

  it.each([
    [null, 'threw null, which is not an Error'],
    [undefined, 'threw "[undefined]", which is not an Error'],
    ['no', 'threw "no", which is not an Error'],
    [{ pass: true }, 'threw {"pass":true}, which is not an Error'],
  ])('says what %j is when it is no error', (thrown, text) => {
    expect(describeThrown(thrown)).toEqual({ text, stack: '' });
  });

  it('runs no getter of what was thrown', () => {
    const trip = () => {
      throw new Error('ran');
    };
    const error = new Error('x');
    Object.defineProperty(error, 'stack', { get: trip });
    Object.defineProperty(error, 'message', { get: trip });
    expect(describeThrown(error).stack).toBe('');
  });

  it('never throws itself', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(describeThrown(proxy)).toEqual({
      text: 'threw something that cannot be read',
      stack: '',
    });
  });
});
