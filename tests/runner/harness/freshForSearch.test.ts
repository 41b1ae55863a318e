import { describe, expect, it, vi } from 'vitest';
import { freshForSearch } from '../../../src/runner/harness/freshForSearch.ts';

/** A file that counts the calls of its function. */
function load(): Record<string, unknown> {
  let calls = 0;
  return {
    count: () => ++calls,
    mine(this: unknown) {
      return this;
    },
    text: 'A3B',
  };
}

type Count = () => number;

describe('freshForSearch', () => {
  it('loads the file anew for each machine that a search boots', () => {
    const { boot, exports } = freshForSearch((how: unknown) => how, load(), load);
    const count = exports.count as Count;
    const seen = [1, 2, 3].map(() => {
      expect((boot as (how: object) => object)({ trace: false })).toEqual({ trace: false });
      return [count(), count()];
    });
    expect(seen).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
  });

  it('loads nothing for a scenario that searches nothing, nor before a function was called', () => {
    const reload = vi.fn(load);
    const { boot, exports } = freshForSearch(() => 'machine', load(), reload);
    const start = boot as (how?: object) => string;
    expect([start(), start({}), start({})]).toEqual(['machine', 'machine', 'machine']);
    (exports.count as Count)();
    expect([start(), (exports.count as Count)()]).toEqual(['machine', 2]);
    expect(reload).not.toHaveBeenCalled();
  });

  it('hands on what is no function, and the receiver of a call', () => {
    const { exports } = freshForSearch(() => undefined, load(), load);
    expect(exports.text).toBe('A3B');
    const receiver = { mine: exports.mine as () => unknown };
    expect(receiver.mine()).toBe(receiver);
  });

  it('makes no machines for a module that boots nothing', () => {
    const { boot, exports } = freshForSearch({ world: 1 }, load(), load);
    expect(boot).toEqual({ world: 1 });
    expect([(exports.count as Count)(), (exports.count as Count)()]).toEqual([1, 2]);
  });

  it('tells of each call before it is made', () => {
    const heard: string[] = [];
    const file = { work: () => heard.push('work') };
    const { exports } = freshForSearch(
      {},
      file,
      () => file,
      () => heard.push('call'),
    );
    (exports.work as Count)();
    (exports.work as Count)();
    expect(heard).toEqual(['call', 'work', 'call', 'work']);
  });
});
