import { describe, expect, it } from 'vitest';
import { progressOf, rememberProgress } from '../../src/storage/progressStore.ts';
import { memoryStorage } from './support/memoryStorage.ts';

const now = { slug: 'part/one', version: 'bb' };
const earlier = { slug: 'part/one', version: 'aa' };

describe('progress', () => {
  it('goes from nothing to tried to solved, for the exercise alone', () => {
    const storage = memoryStorage();
    const open = () => storage;
    expect(progressOf(now, open)).toBeNull();
    rememberProgress('tried', now, open);
    expect(progressOf(now, open)).toBe('tried');
    rememberProgress('solved', now, open);
    expect(progressOf(now, open)).toBe('solved');
    expect(progressOf({ ...now, slug: 'part/on' }, open)).toBeNull();
  });

  it('of an older version is called so, and a tab of that version takes nothing away', () => {
    const storage = memoryStorage();
    const open = () => storage;
    rememberProgress('solved', earlier, open);
    expect(progressOf(now, open)).toBe('older');
    rememberProgress('solved', now, open);
    rememberProgress('solved', earlier, open);
    expect([progressOf(now, open), progressOf(earlier, open)]).toEqual(['solved', 'solved']);
  });

  it('in the first format, which knew no versions, counts as of an older one', () => {
    const storage = memoryStorage();
    storage.items.set('whp:solved:part/one', '1');
    expect(progressOf(now, () => storage)).toBe('older');
  });

  it('is not known, and not remembered, where the storage is blocked', () => {
    const blocked = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(progressOf(now, blocked)).toBeNull();
    expect(rememberProgress('solved', now, blocked)).toBe(false);
  });
});
