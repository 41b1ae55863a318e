import { describe, expect, it, vi } from 'vitest';
import { lazyRunner } from '../../src/workbench/lazyRunner.ts';

const fault = (error: unknown) => `fault: ${String(error)}`;

describe('lazyRunner', () => {
  it('loads on the first intent, once', async () => {
    const load = vi.fn(async () => 'loaded');
    const runner = lazyRunner({ load, run: async (by, what: string) => `${by} ${what}`, fault });
    expect(load).not.toHaveBeenCalled();
    runner.warm();
    runner.warm();
    expect(await runner.run('a')).toBe('loaded a');
    expect(await runner.run('b')).toBe('loaded b');
    expect(load).toHaveBeenCalledOnce();
  });

  it('loads again after a failure, which the run that needed it reports', async () => {
    const load = vi.fn(async () => 'loaded').mockRejectedValueOnce('offline');
    const runner = lazyRunner({ load, run: async () => 'done', fault });
    expect(await runner.run('a')).toBe('fault: offline');
    expect(await runner.run('a')).toBe('done');
  });

  it('gives up a run for the one after it, whether it loads or runs', async () => {
    const signals: AbortSignal[] = [];
    const waiting = new Map<string, (outcome: string) => void>();
    const runner = lazyRunner({
      load: async () => 'loaded',
      run: (_, what: string, signal) => {
        signals.push(signal);
        return new Promise<string>((resolve, reject) => {
          waiting.set(what, resolve);
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      },
      fault,
    });
    const [first, second] = [runner.run('a'), runner.run('b')];
    expect(await first).toBeNull();
    await vi.waitFor(() => expect(waiting.has('b')).toBe(true));
    const third = runner.run('c');
    expect(await second).toBeNull();
    await vi.waitFor(() => expect(waiting.has('c')).toBe(true));
    waiting.get('c')?.('done');
    expect(await third).toBe('done');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});
