import { describe, expect, it } from 'vitest';
import { type Draft, openDraftStore } from '../../src/storage/draftStore.ts';
import type { KeptText } from '../../src/storage/keptText.ts';
import { memoryStorage } from './support/memoryStorage.ts';

function draft(text: string): Draft {
  return { starterHash: '01234567', text, hints: 1, attempts: 2, solutionShown: false };
}

const kept = (text: string): KeptText => ({ text, because: 'reset', at: 0 });

const open = (storage: ReturnType<typeof memoryStorage>, slug = 'part/one') =>
  openDraftStore({ slug, storage: () => storage });

function textsIn(storage: ReturnType<typeof memoryStorage>): string[] {
  const found = open(storage).find();
  if (found.status === 'blocked') throw new Error('blocked');
  return found.others.map(({ text }) => text);
}

describe('a draft', () => {
  it('is read back as it was saved, and is one item however often it is saved', () => {
    const storage = memoryStorage();
    const store = open(storage);
    expect(store.find()).toMatchObject({ status: 'found', others: [] });
    for (const text of ['m', 'mi', 'mine']) store.save(draft(text), []);
    expect(open(storage).find()).toMatchObject({ others: [draft('mine')], kept: [] });
    expect(storage.items.size).toBe(1);
  });

  it('of another exercise is another draft', () => {
    const storage = memoryStorage();
    open(storage).save(draft('mine'), []);
    expect(open(storage, 'part/two').find()).toMatchObject({ others: [] });
    expect(open(storage, 'part').find()).toMatchObject({ others: [] });
  });

  it('stays when a tab that has not seen it saves, and both are found', () => {
    const storage = memoryStorage();
    const first = open(storage);
    const second = open(storage);
    first.save(draft('from a'), []);
    expect(second.save(draft('from b'), [])).toMatchObject({
      status: 'saved',
      others: [{ text: 'from a' }],
    });
    expect(textsIn(storage)).toEqual(['from b', 'from a']);
  });

  it('ends when a tab that has accepted it saves', () => {
    const storage = memoryStorage();
    const first = open(storage);
    const second = open(storage);
    first.save(draft('from a'), []);
    const result = second.save(draft('from b'), []);
    if (result.status !== 'saved') throw new Error(result.status);
    second.accept(result.others);
    expect(second.save(draft('from both'), [])).toEqual({ status: 'saved', others: [] });
    expect(textsIn(storage)).toEqual(['from both']);
  });

  it('with the same text in two tabs is no question', () => {
    const storage = memoryStorage();
    open(storage).save(draft('same'), []);
    expect(open(storage).save(draft('same'), [])).toEqual({ status: 'saved', others: [] });
    expect(storage.items.size).toBe(1);
  });

  it('that is damaged, or newer than the site, is reported and left alone', () => {
    const storage = memoryStorage();
    const newer = '{"version":3,"text":"from the future"}';
    storage.items.set('whp:draft:part/one:aa', '{"version":2,"text":5}');
    storage.items.set('whp:draft:part/one:bb', newer);
    const store = open(storage);
    expect(store.find()).toMatchObject({ unreadable: ['{"version":2,"text":5}', newer] });
    store.save(draft('mine'), []);
    expect(storage.items.get('whp:draft:part/one:bb')).toBe(newer);
    expect(storage.items.size).toBe(3);
  });

  it('of the first format opens, and its other texts outlive it', () => {
    const storage = memoryStorage();
    const first = {
      ...draft('old'),
      version: 1,
      revision: 7,
      tab: 't',
      kept: [{ text: 'older', because: 'reset' }],
      beside: { u: 'beside' },
    };
    storage.items.set('whp:draft:part/one', JSON.stringify(first));
    const store = open(storage);
    const found = store.find();
    if (found.status === 'blocked') throw new Error('blocked');
    expect(found.others).toMatchObject([draft('old')]);
    expect(found.kept.map(({ text }) => text).sort()).toEqual(['beside', 'older']);
    store.accept(found.others);
    store.save(draft('new'), []);
    expect(storage.items.has('whp:draft:part/one')).toBe(false);
    const after = open(storage).find();
    if (after.status === 'blocked') throw new Error('blocked');
    expect(after.kept.map(({ text }) => text).sort()).toEqual(['beside', 'older']);
  });

  it('that finds storage blocked or full says which', () => {
    const blocked = openDraftStore({
      slug: 'part/one',
      storage: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(blocked.find()).toEqual({ status: 'blocked' });
    expect(blocked.save(draft('mine'), [])).toEqual({ status: 'blocked' });
    const storage = memoryStorage(400);
    const store = open(storage);
    expect(store.save(draft('fits'), [])).toMatchObject({ status: 'saved' });
    expect(store.save(draft('x'.repeat(400)), [])).toEqual({ status: 'full' });
    expect(textsIn(storage)).toEqual(['fits']);
  });

  it('is not replaced when the earlier text that goes with it does not fit', () => {
    const storage = memoryStorage(600);
    const store = open(storage);
    const mine = 'm'.repeat(200);
    store.save(draft(mine), []);
    expect(store.save(draft('starter'), [kept(mine)])).toEqual({ status: 'full' });
    expect(textsIn(storage)).toEqual([mine]);
  });
});

describe('earlier texts', () => {
  it('are stored once each, the newest first, and stay dropped', () => {
    const storage = memoryStorage();
    const store = open(storage);
    store.save(draft('c'), [kept('b'), kept('a')]);
    store.save(draft('d'), [kept('b'), kept('a')]);
    const found = open(storage).find();
    expect(found).toMatchObject({ kept: [{ text: 'b' }, { text: 'a' }] });
    store.drop(['a']);
    if (found.status === 'blocked') throw new Error('blocked');
    open(storage).save(draft('e'), found.kept);
    expect(open(storage).find()).toMatchObject({ kept: [{ text: 'b' }] });
  });
});
