import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDraftStore } from '../../src/storage/draftStore.ts';
import { readStoredExercise } from '../../src/storage/storedExercise.ts';
import type { TextStorage } from '../../src/storage/textStorage.ts';
import { draftKeeper } from '../../src/workbench/draftKeeper.ts';
import { reduceWorkbench, type WorkbenchAction } from '../../src/workbench/reduceWorkbench.ts';
import { openWorkbench } from '../../src/workbench/workbenchState.ts';
import { memoryStorage } from '../storage/support/memoryStorage.ts';
import { sharedStorage } from '../storage/support/sharedStorage.ts';

const slug = 'part/one';
const starter = 'the starter';

function openTab(storage: TextStorage) {
  let state = openWorkbench({ starter, hintCount: 3, progress: null });
  const dispatch = (action: WorkbenchAction): void => {
    state = reduceWorkbench(state, action);
  };
  const keeper = draftKeeper({
    store: openDraftStore({ slug, storage: () => storage }),
    getState: () => state,
    dispatch,
  });
  keeper.restore();
  return { keeper, dispatch, state: () => state };
}

const heldIn = (storage: TextStorage): ReadonlySet<string> => {
  const { drafts, kept } = readStoredExercise(storage, slug);
  return new Set([...drafts.map(({ record }) => record.text), ...kept.map(({ text }) => text)]);
};

describe('what a reader types in two tabs', () => {
  const tab = fc.nat({ max: 1 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('type' as const), tab }),
    fc.record({
      kind: fc.constantFrom('save', 'look', 'reopen', 'reset', 'keepMine', 'takeTheirs'),
      tab,
    }),
    fc.record({
      kind: fc.constant('deliver' as const),
      tab,
      count: fc.integer({ min: 1, max: 9 }),
    }),
  );

  it('is stored until it is typed over, whatever each tab has heard of the other', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const shared = sharedStorage();
        const open = () => {
          const view = shared.view();
          return { view, ...openTab(view) };
        };
        const tabs = [open(), open()];
        const unsaved = new Set<string>();
        const typedOver = new Set<string>([starter]);
        const typed = new Set<string>();
        for (const [index, { kind, tab: number, ...rest }] of steps.entries()) {
          const current = tabs[number];
          if (current === undefined) throw new Error(`no tab ${number}`);
          const { keeper, dispatch, state, view } = current;
          switch (kind) {
            case 'type': {
              // One letter more: no edit removes so much that the text is kept for that.
              const text = `${state().text} ${index}`;
              typedOver.add(state().text);
              typed.add(text);
              unsaved.add(text);
              dispatch({ type: 'edited', text });
              break;
            }
            case 'deliver':
              if ('count' in rest) view.deliver(rest.count);
              break;
            case 'look':
              keeper.look();
              break;
            case 'reopen':
              // A crash: what was not saved is gone, what was saved is not.
              tabs[number] = open();
              break;
            case 'keepMine':
            case 'takeTheirs':
              unsaved.delete(state().text);
              keeper.decide(kind);
              break;
            default:
              unsaved.delete(state().text);
              if (kind === 'reset') dispatch({ type: 'reset' });
              keeper.saveNow();
          }
          const held = heldIn(shared.settled);
          for (const text of typed) {
            if (!unsaved.has(text) && !typedOver.has(text)) expect(held).toContain(text);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('comes to one draft when both tabs have heard all and decided', () => {
    const shared = sharedStorage();
    const [viewA, viewB] = [shared.view(), shared.view()];
    const a = openTab(viewA);
    const b = openTab(viewB);
    a.dispatch({ type: 'edited', text: 'from a' });
    b.dispatch({ type: 'edited', text: 'from b' });
    a.keeper.saveNow();
    b.keeper.saveNow();
    expect([a, b].map((one) => one.state().notice)).toEqual([null, null]);
    for (const one of [viewA, viewB]) one.deliver(100);
    a.keeper.look();
    b.keeper.look();
    expect(a.state().notice).toMatchObject({ kind: 'otherTab', theirs: { text: 'from b' } });
    expect(b.state().notice).toMatchObject({ kind: 'otherTab', theirs: { text: 'from a' } });
    a.keeper.decide('takeTheirs');
    viewB.deliver(100);
    b.keeper.look();
    b.keeper.decide('keepMine');
    expect(openTab(shared.view()).state()).toMatchObject({
      text: 'from b',
      kept: [{ text: 'from a' }],
      notice: { kind: 'restored' },
    });
  });
});

describe('a draft that two closed tabs left in two versions', () => {
  it('opens with the newer one and asks', () => {
    const storage = memoryStorage();
    const [a, b] = [openTab(storage), openTab(storage)];
    a.dispatch({ type: 'edited', text: 'from a' });
    b.dispatch({ type: 'edited', text: 'from b' });
    a.keeper.saveNow();
    b.keeper.saveNow();
    const c = openTab(storage);
    expect(c.state()).toMatchObject({
      text: 'from b',
      notice: { kind: 'otherTab', theirs: { text: 'from a' } },
    });
    c.keeper.decide('keepMine');
    expect(openTab(storage).state()).toMatchObject({ text: 'from b', kept: [{ text: 'from a' }] });
  });
});

describe('typing without a pause', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is stored every 0.4 s all the same', () => {
    const storage = memoryStorage();
    const { keeper, dispatch } = openTab(storage);
    let text = starter;
    for (let keys = 0; keys < 50; keys += 1) {
      text += 'x';
      dispatch({ type: 'edited', text });
      keeper.saveSoon();
      vi.advanceTimersByTime(100);
    }
    const [saved = ''] = heldIn(storage);
    expect(text.length - saved.length).toBeLessThanOrEqual(4);
  });
});

describe('a storage that is full', () => {
  it('is said, and unsaid when there is room', () => {
    const storage = memoryStorage(600);
    storage.items.set('other', 'x'.repeat(500));
    const { keeper, dispatch, state } = openTab(storage);
    dispatch({ type: 'edited', text: 'mine' });
    keeper.saveNow();
    expect(state().saving).toBe('full');
    storage.items.delete('other');
    keeper.saveNow();
    expect(state().saving).toBe('kept');
    expect(heldIn(storage)).toContain('mine');
  });
});
