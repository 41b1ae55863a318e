import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, type DraftStorage, openDraftStore } from '../../src/workbench/draftStore.ts';

function memoryStorage(): DraftStorage & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  };
}

function draft(text: string): Draft {
  return {
    starterHash: '01234567',
    text,
    kept: [],
    hints: 1,
    attempts: 2,
    solutionShown: false,
  };
}

describe('a draft', () => {
  it('is read back as it was saved', () => {
    const storage = memoryStorage();
    const store = openDraftStore('part/one', 'tab a', () => storage);
    expect(store.load()).toEqual({ status: 'none' });
    expect(store.save(draft('mine'))).toEqual({ status: 'saved' });
    const loaded = openDraftStore('part/one', 'tab b', () => storage).load();
    expect(loaded).toMatchObject({ status: 'draft', record: draft('mine') });
  });

  it('of another exercise is another draft', () => {
    const storage = memoryStorage();
    openDraftStore('part/one', 'a', () => storage).save(draft('mine'));
    expect(openDraftStore('part/two', 'a', () => storage).load()).toEqual({ status: 'none' });
  });

  it('is not overwritten by a tab that has not seen it', () => {
    const storage = memoryStorage();
    const first = openDraftStore('part/one', 'a', () => storage);
    const second = openDraftStore('part/one', 'b', () => storage);
    first.load();
    second.load();
    first.save(draft('from a'));
    const result = second.save(draft('from b'));
    expect(result).toMatchObject({ status: 'conflict', theirs: { text: 'from a' } });
    const reopened = openDraftStore('part/one', 'c', () => storage).load();
    expect(reopened).toMatchObject({ record: { text: 'from a', beside: { b: 'from b' } } });
  });

  it('is replaced once the other text was accepted as seen', () => {
    const storage = memoryStorage();
    const first = openDraftStore('part/one', 'a', () => storage);
    const second = openDraftStore('part/one', 'b', () => storage);
    first.save(draft('from a'));
    const result = second.save(draft('from b'));
    if (result.status !== 'conflict') throw new Error('expected a conflict');
    second.accept(result.theirs);
    expect(second.save(draft('from b'))).toEqual({ status: 'saved' });
    expect(second.load()).toMatchObject({ record: { text: 'from b', beside: {} } });
  });

  it('that is damaged is reported with its stored text', () => {
    const storage = memoryStorage();
    const store = openDraftStore('part/one', 'a', () => storage);
    storage.items.set(store.key, '{"version":1,"text":5}');
    expect(store.load()).toEqual({ status: 'unreadable', stored: '{"version":1,"text":5}' });
  });

  it('that finds storage blocked or full says which', () => {
    const blocked = openDraftStore('part/one', 'a', () => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(blocked.load()).toEqual({ status: 'blocked' });
    expect(blocked.save(draft('mine'))).toEqual({ status: 'blocked' });
    const full = openDraftStore('part/one', 'a', () => ({
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    }));
    expect(full.save(draft('mine'))).toEqual({ status: 'full' });
  });

  it('saved by any tab stays in storage, as the text or beside it, until a tab has seen it', () => {
    const tabs = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 20 });
    fc.assert(
      fc.property(tabs, (steps) => {
        const storage = memoryStorage();
        const stores = new Map(
          ['a', 'b', 'c'].map((tab) => [tab, openDraftStore('p/s', tab, () => storage)]),
        );
        const latest = new Map<string, string>();
        for (const [index, tab] of steps.entries()) {
          const text = `text ${index}`;
          stores.get(tab)?.save(draft(text));
          latest.set(tab, text);
          const loaded = openDraftStore('p/s', 'reader', () => storage).load();
          if (loaded.status !== 'draft') throw new Error('nothing stored');
          const held = [loaded.record.text, ...Object.values(loaded.record.beside)];
          for (const typed of latest.values()) expect(held).toContain(typed);
        }
      }),
    );
  });
});
