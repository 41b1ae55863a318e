import { describe, expect, it } from 'vitest';
import { untilAborted } from '../../src/runner/untilAborted.ts';

const never = new Promise<never>(() => {});

describe('untilAborted', () => {
  it('gives what the promise gives', async () => {
    expect(await untilAborted(Promise.resolve(3), new AbortController().signal)).toBe(3);
  });

  it('rejects with an AbortError when the signal fires, before or during the wait', async () => {
    const controller = new AbortController();
    const waiting = untilAborted(never, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await expect(untilAborted(never, controller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
