import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storeKeys } from '../../src/editor/editorKeys.ts';
import { defaultLabOptions } from '../../src/simkernel/lab/labOptions.ts';
import { changeItems } from '../../src/storage/changeItems.ts';
import { openDraftStore } from '../../src/storage/draftStore.ts';
import { eraseWork } from '../../src/storage/eraseWork.ts';
import { type Choice, choicesOf, importWork } from '../../src/storage/importWork.ts';
import { rememberProgress } from '../../src/storage/progressStore.ts';
import { readSettings, settingKeys } from '../../src/storage/settings.ts';
import { NO_WORK, readWork, type Work } from '../../src/storage/work.ts';
import { readWorkFile, writeWorkFile } from '../../src/storage/workFile.ts';
import { keepLabSettings } from '../../src/workbench/lab/labSettingsStore.ts';
import { memoryStorage } from './support/memoryStorage.ts';

const slugs = ['part/one', 'part/two'];

/** What one browser went through: tabs that save without having heard of each other. */
const history = fc.array(
  fc.record({
    slug: fc.constantFrom(...slugs),
    tab: fc.nat({ max: 2 }),
    text: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    kept: fc.array(fc.constantFrom('f', 'g', 'h'), { maxLength: 2 }),
    solved: fc.boolean(),
  }),
  { maxLength: 8 },
);

interface Step {
  readonly slug: string;
  readonly tab: number;
  readonly text: string;
  readonly kept: readonly string[];
  readonly solved: boolean;
}

function browserAfter(steps: readonly Step[]) {
  const storage = memoryStorage();
  const stores = new Map<string, ReturnType<typeof openDraftStore>>();
  for (const { slug, tab, text, kept, solved } of steps) {
    const name = `${slug} ${tab}`;
    const store = stores.get(name) ?? openDraftStore({ slug, storage: () => storage });
    stores.set(name, store);
    const draft = { starterHash: '0', text, hints: 0, attempts: 0, solutionShown: false };
    const entries = kept.map((one) => ({ text: one, because: 'reset' as const, at: 0 }));
    store.save(draft, entries);
    if (solved) rememberProgress('solved', { slug, version: text }, () => storage);
  }
  return storage;
}

function textsOf(work: Work): ReadonlySet<string> {
  return new Set(
    [...work].flatMap(([slug, { drafts, kept, solved }]) => [
      ...[...drafts, ...kept].map(({ text }) => `${slug}: ${text}`),
      ...Object.keys(solved).map((version) => `${slug} solved ${version}`),
    ]),
  );
}

function asFile(work: Work): Work {
  const read = readWorkFile(writeWorkFile(work, 1));
  if (read.status === 'refused') throw new Error(read.problem);
  return read.work;
}

const choices = fc.dictionary(fc.constantFrom(...slugs), fc.constantFrom<Choice>('mine', 'file'));

describe('an import', () => {
  it('loses no text and no pass of either side, whatever is chosen', () => {
    fc.assert(
      fc.property(history, history, choices, (here, there, chosen) => {
        const storage = browserAfter(here);
        const before = textsOf(readWork(storage));
        const file = asFile(readWork(browserAfter(there)));
        importWork(storage, file, new Map(Object.entries(chosen)), 1000);
        const after = textsOf(readWork(storage));
        for (const text of [...before, ...textsOf(file)]) expect(after).toContain(text);
      }),
    );
  });

  it('goes on with the chosen draft, and with this browser’s where nothing was chosen', () => {
    fc.assert(
      fc.property(history, history, choices, (here, there, chosen) => {
        const storage = browserAfter(here);
        const mine = readWork(storage);
        const file = asFile(readWork(browserAfter(there)));
        const asked = choicesOf(mine, file);
        importWork(storage, file, new Map(Object.entries(chosen)), 1000);
        const after = readWork(storage);
        for (const { slug, mine: own, theirs } of asked) {
          const wanted = chosen[slug] === 'file' ? theirs : own;
          expect(after.get(slug)?.drafts[0]?.text).toBe(wanted);
        }
      }),
    );
  });

  it('of the same file once more changes nothing', () => {
    fc.assert(
      fc.property(history, history, choices, (here, there, chosen) => {
        const storage = browserAfter(here);
        const file = asFile(readWork(browserAfter(there)));
        importWork(storage, file, new Map(Object.entries(chosen)), 1000);
        const once = textsOf(readWork(storage));
        importWork(storage, file, new Map(Object.entries(chosen)), 2000);
        expect(textsOf(readWork(storage))).toEqual(once);
      }),
    );
  });

  it('that does not fit leaves everything as it was', () => {
    const storage = browserAfter([
      { slug: 'part/one', tab: 0, text: 'a', kept: [], solved: false },
    ]);
    const items = new Map(storage.items);
    const small = memoryStorage([...items].flat().join('').length + 250);
    for (const [key, value] of items) small.setItem(key, value);
    const there = slugs.map((slug) => ({ slug, tab: 0, text: 'b', kept: ['f'], solved: true }));
    const file = asFile(readWork(browserAfter(there)));
    const chosen = new Map<string, Choice>(slugs.map((slug) => [slug, 'file']));
    expect(() => importWork(small, file, chosen, 1000)).toThrow('full');
    expect(small.items).toEqual(items);
  });
});

describe('erasing', () => {
  it('leaves nothing of ours, touches nothing else, and can be undone', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(null, ...slugs), (steps, slug) => {
        const storage = browserAfter(steps);
        storage.items.set('starlight-theme', 'dark');
        const before = new Map(storage.items);
        const erased = eraseWork(storage, slug);
        const left = readWork(storage);
        expect(slug === null ? left.size === 0 : !left.has(slug)).toBe(true);
        expect(storage.items.get('starlight-theme')).toBe('dark');
        changeItems(storage, erased, []);
        expect(storage.items).toEqual(before);
      }),
    );
  });
});

describe('what a file could not read', () => {
  const KEY = 'whp:draft:part/one';
  const fileWith = (stored: string, key = KEY): Work =>
    asFile(new Map([['part/one', { ...NO_WORK, unreadable: [{ key, stored }] }]]));
  const texts = (storage: ReturnType<typeof memoryStorage>) => [...storage.items.values()].sort();

  it('stands beside another item of the same name', () => {
    const storage = memoryStorage();
    storage.setItem(KEY, '{mine');
    importWork(storage, fileWith('{theirs'), new Map(), 1);
    expect(storage.getItem(KEY)).toBe('{mine');
    expect(texts(storage)).toEqual(['{mine', '{theirs']);
    expect(readWork(storage).get('part/one')?.unreadable).toHaveLength(2);
  });

  it('comes once, however often the file is opened', () => {
    const storage = memoryStorage();
    storage.setItem(KEY, '{mine');
    for (const now of [1, 2, 3]) importWork(storage, fileWith('{theirs'), new Map(), now);
    expect(texts(storage)).toEqual(['{mine', '{theirs']);
  });

  it('never counts as a pass, and belongs to the exercise that it stands under', () => {
    const storage = memoryStorage();
    importWork(storage, fileWith('1', 'whp:solved:part/two:abc'), new Map(), 1);
    expect(readWork(storage).get('part/two')).toBeUndefined();
    expect(readWork(storage).get('part/one')).toMatchObject({
      solved: {},
      unreadable: [{ stored: '1' }],
    });
  });
});

describe('the settings of a file', () => {
  it('count where the browser has none', () => {
    const storage = memoryStorage();
    storage.setItem('whp:keys', 'vim');
    const settings = { 'whp:keys': 'emacs', 'whp:lab-settings': '{}' };
    importWork(storage, new Map(), new Map(), 1, settings);
    expect(readSettings(storage)).toEqual({ 'whp:keys': 'vim', 'whp:lab-settings': '{}' });
  });

  it('are those that the editor and the lab store', () => {
    const storage = memoryStorage();
    storeKeys('vim', () => storage);
    const settings = { release: '6.1', options: defaultLabOptions, schedule: '' };
    keepLabSettings(settings, () => storage);
    expect(Object.keys(readSettings(storage)).sort()).toEqual([...settingKeys].sort());
    expect([...storage.items.keys()].sort()).toEqual([...settingKeys].sort());
  });
});

describe('a storage that an imported file has filled', () => {
  it('is read in one go, however many exercises and earlier texts it names', () => {
    const storage = memoryStorage();
    for (let at = 0; at < 5_000; at += 1) storage.items.set(`whp:solved:part/${at}:v`, '1');
    const kept = Array.from({ length: 200_000 }, (_, at) => ({ text: `${at}`, because: 'reset' }));
    const former = { version: 1, revision: 1, tab: 't', starterHash: '0', text: 'x', kept };
    const rest = { hints: 0, attempts: 0, solutionShown: false, beside: {} };
    storage.setItem('whp:draft:part/old', JSON.stringify({ ...former, ...rest }));
    const work = readWork(storage);
    expect(work.size).toBe(5_001);
    expect(work.get('part/7')?.solved).toEqual({ v: 1 });
    expect(work.get('part/old')?.kept).toHaveLength(200_000);
  });
});
