import { describe, expect, it } from 'vitest';
import { compileAhead } from '../../../src/runner/compile/compileAhead.ts';
import type { Compiled } from '../../../src/runner/compile/compiled.ts';
import { stalled } from '../../../src/runner/compile/stalled.ts';

/** A compiler whose results are given by hand. */
function open() {
  const begun: { source: string; give: (compiled: Compiled) => void; fail: () => void }[] = [];
  const compiler = compileAhead(
    (source) =>
      new Promise((give, reject) => {
        begun.push({ source, give, fail: () => reject(new Error('it does not load')) });
      }),
  );
  return { compiler, begun, sources: () => begun.map(({ source }) => source) };
}

const ok = (code: string): Compiled => ({ ok: true, code, map: '' });
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('compileAhead', () => {
  it('gives what was compiled ahead, while it is on its way and afterwards', async () => {
    const { compiler, begun, sources } = open();
    compiler.ahead('a', ['simkernel']);
    const early = compiler.compile('a', ['simkernel']);
    begun[0]?.give(ok('a'));
    expect(await early).toEqual(ok('a'));
    expect(await compiler.compile('a', ['simkernel'])).toEqual(ok('a'));
    expect(sources()).toEqual(['a']);
  });

  it('compiles anew for another text, and for other imports', async () => {
    const { compiler, begun, sources } = open();
    compiler.ahead('a', ['simkernel']);
    begun[0]?.give(ok('a'));
    await settled();
    for (const [source, module] of [
      ['b', 'simkernel'],
      ['b', 'simtrees'],
    ] as const) {
      const result = compiler.compile(source, [module]);
      begun.at(-1)?.give(ok(`${source} of ${module}`));
      expect(await result).toEqual(ok(`${source} of ${module}`));
    }
    expect(sources()).toEqual(['a', 'b', 'b']);
  });

  it('compiles only the last of the texts that came while another was compiled', async () => {
    const { compiler, begun, sources } = open();
    for (const source of ['a', 'b', 'c']) compiler.ahead(source, []);
    begun[0]?.give(ok('a'));
    await settled();
    expect(sources()).toEqual(['a', 'c']);
  });

  it('lets what is asked for go before what may be', async () => {
    const { compiler, begun, sources } = open();
    compiler.ahead('a', []);
    compiler.ahead('b', []);
    const result = compiler.compile('c', []);
    begun[0]?.give(ok('a'));
    await settled();
    begun[1]?.give(ok('c'));
    expect(await result).toEqual(ok('c'));
    expect(sources()).toEqual(['a', 'c']);
  });

  it('tries again, once, what was begun ahead, was asked for, and stalled then', async () => {
    const { compiler, begun, sources } = open();
    compiler.ahead('a', []);
    const result = compiler.compile('a', []);
    begun[0]?.give(stalled(1));
    await settled();
    begun[1]?.give(stalled(2));
    expect(await result).toEqual(stalled(2));
    expect(sources()).toEqual(['a', 'a']);
  });

  it('tries again what stalled, and what failed', async () => {
    const { compiler, begun, sources } = open();
    compiler.ahead('a', []);
    begun[0]?.give(stalled(1));
    await settled();
    const failing = compiler.compile('a', []);
    begun[1]?.fail();
    await expect(failing).rejects.toThrow('it does not load');
    const result = compiler.compile('a', []);
    begun[2]?.give(ok('a'));
    expect(await result).toEqual(ok('a'));
    expect(sources()).toEqual(['a', 'a', 'a']);
  });
});
