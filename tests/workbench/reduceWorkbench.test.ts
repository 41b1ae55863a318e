import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/runner/verdict.ts';
import { contentHash } from '../../src/storage/contentHash.ts';
import type { DraftRecord } from '../../src/storage/draftRecord.ts';
import type { Found } from '../../src/storage/draftStore.ts';
import { reduceWorkbench, type WorkbenchAction } from '../../src/workbench/reduceWorkbench.ts';
import {
  canUndoReset,
  keptTooMany,
  openWorkbench,
  starterHasChanged,
  toDraft,
  type WorkbenchState,
} from '../../src/workbench/workbenchState.ts';

const starter = 'export function folio_put() {}\n';
const opened = openWorkbench({ starter, hintCount: 3, progress: null });

function stateAfter(state: WorkbenchState, ...actions: WorkbenchAction[]): WorkbenchState {
  return actions.reduce(reduceWorkbench, state);
}

function recordOf(text: string, changes: Partial<DraftRecord> = {}): DraftRecord {
  return {
    version: 2,
    id: 'an id',
    parents: [],
    at: 4,
    starterHash: contentHash(starter),
    text,
    hints: 0,
    attempts: 0,
    solutionShown: false,
    ...changes,
  };
}

function loaded(record: DraftRecord, found: Partial<Found> = {}): WorkbenchAction {
  return {
    type: 'loaded',
    found: { status: 'found', others: [record], kept: [], unreadable: [], ...found },
  };
}

function verdictOf(kind: Verdict['kind']): Verdict {
  return {
    kind,
    headline: kind,
    checks: [],
    console: [],
    errors: [],
    notRun: [],
    truncated: false,
    timings: {},
  };
}

describe('the text of the reader', () => {
  it('comes back when a reset is undone, and the starter is not kept for it', () => {
    const state = stateAfter(opened, { type: 'edited', text: 'mine' }, { type: 'reset' });
    expect(state.text).toBe(starter);
    expect(canUndoReset(state)).toBe(true);
    const undone = reduceWorkbench(state, { type: 'undoReset' });
    expect(undone.text).toBe('mine');
    expect(undone.kept).toEqual([]);
  });

  it('typed after a reset is kept when the reset is undone', () => {
    const state = stateAfter(
      opened,
      { type: 'edited', text: 'first' },
      { type: 'reset' },
      { type: 'edited', text: 'second' },
      { type: 'undoReset' },
    );
    expect(state.text).toBe('first');
    expect(state.kept.map((entry) => entry.text)).toEqual(['second']);
  });

  it('does not offer to undo a reset of the untouched starter', () => {
    expect(canUndoReset(stateAfter(opened, { type: 'reset' }))).toBe(false);
  });

  it('is asked about when the starter changed, and kept when the new one is taken', () => {
    const record = recordOf('old answer', { starterHash: '00000000' });
    const state = stateAfter(opened, loaded(record), { type: 'edited', text: 'old answer.' });
    expect(starterHasChanged(state)).toBe(true);
    expect(toDraft(state)).toMatchObject({ text: 'old answer.', starterHash: '00000000' });
    const taken = reduceWorkbench(state, { type: 'takeNewStarter' });
    expect([taken.text, taken.kept[0]?.text]).toEqual([starter, 'old answer.']);
    const kept = reduceWorkbench(state, { type: 'keepOldStarter' });
    expect([kept.text, starterHasChanged(kept)]).toEqual(['old answer.', false]);
    expect(toDraft(kept).starterHash).toBe(contentHash(starter));
  });

  it('is no longer called the stored draft when another text takes its place', () => {
    const restored = stateAfter(
      opened,
      loaded(recordOf('old answer', { starterHash: '00000000' })),
    );
    expect(restored.notice).toEqual({ kind: 'restored' });
    for (const type of ['takeNewStarter', 'reset'] as const) {
      expect(reduceWorkbench(restored, { type }).notice, type).toBeNull();
    }
    expect(reduceWorkbench(restored, { type: 'edited', text: 'old answer.' }).notice).toEqual({
      kind: 'restored',
    });
  });

  it('survives another tab whichever text is chosen', () => {
    const conflict = stateAfter(
      opened,
      { type: 'edited', text: 'mine' },
      { type: 'otherTabWrote', theirs: recordOf('theirs') },
    );
    const mine = reduceWorkbench(conflict, { type: 'keepMine' });
    expect([mine.text, mine.kept[0]?.text]).toEqual(['mine', 'theirs']);
    const theirs = reduceWorkbench(conflict, { type: 'takeTheirs' });
    expect([theirs.text, theirs.kept[0]?.text]).toEqual(['theirs', 'mine']);
  });

  it('is never lost: whatever an action replaces can be brought back', () => {
    const text = fc.constantFrom(starter, 'a', 'b', 'c', 'd', '');
    const because = fc.constant('reset' as const);
    const kept = fc.array(fc.record({ text, because, at: fc.nat() }));
    const record = text.map((own) => recordOf(own));
    const action: fc.Arbitrary<WorkbenchAction> = fc.oneof(
      text.map((typed): WorkbenchAction => ({ type: 'edited', text: typed })),
      text.map((wanted): WorkbenchAction => ({ type: 'bringBack', text: wanted })),
      record.map((theirs): WorkbenchAction => ({ type: 'otherTabWrote', theirs })),
      kept.map((found): WorkbenchAction => ({ type: 'foundKept', kept: found })),
      fc.constantFrom<WorkbenchAction>(
        { type: 'reset' },
        { type: 'undoReset' },
        { type: 'takeNewStarter' },
        { type: 'keepOldStarter' },
        { type: 'keepMine' },
        { type: 'takeTheirs' },
        { type: 'dismissNotice' },
        { type: 'runStarted' },
        { type: 'runFinished', source: '', verdict: verdictOf('fail') },
      ),
    );
    fc.assert(
      fc.property(record, kept, fc.array(action, { maxLength: 30 }), (first, found, actions) => {
        let state = reduceWorkbench(opened, loaded(first, { kept: found }));
        const reachable = new Set([first.text, ...found.map((entry) => entry.text)]);
        for (const next of actions) {
          const { notice } = state;
          const before = state;
          state = reduceWorkbench(state, next);
          if (next.type === 'edited') reachable.delete(before.text);
          if (next.type === 'foundKept') for (const entry of next.kept) reachable.add(entry.text);
          if (
            (next.type === 'keepMine' || next.type === 'takeTheirs') &&
            notice?.kind === 'otherTab'
          )
            reachable.add(notice.theirs.text);
          for (const entry of before.kept) reachable.add(entry.text);
          reachable.add(state.text);
          const held = new Set([starter, state.text, ...state.kept.map((entry) => entry.text)]);
          for (const text of reachable) expect(held).toContain(text);
        }
      }),
    );
  });
});

describe('earlier texts', () => {
  const passed: WorkbenchAction = {
    type: 'runFinished',
    source: 'right',
    verdict: verdictOf('pass'),
  };

  it('have what passed, and what was removed at once', () => {
    const state = stateAfter(
      opened,
      { type: 'edited', text: 'right' },
      passed,
      { type: 'edited', text: 'an answer that took an hour' },
      { type: 'edited', text: '' },
    );
    expect(state.kept.map(({ text, because }) => [text, because])).toEqual([
      ['an answer that took an hour', 'cleared'],
      ['right', 'cleared'],
    ]);
  });

  it('do not have each step of the typing', () => {
    const typed = ['a', 'ab', 'abc', 'abcd', 'abc', 'ab', 'abX'];
    const actions = typed.map((text): WorkbenchAction => ({ type: 'edited', text }));
    expect(stateAfter(opened, ...actions).kept.map(({ text }) => text)).toEqual([]);
  });

  it('are dropped only when the reader says so, the oldest first', () => {
    const kept = Array.from({ length: 22 }, (_, index) => ({
      text: `text ${index}`,
      because: 'reset' as const,
      at: 100 - index,
    }));
    const state = reduceWorkbench(opened, loaded(recordOf('mine'), { kept }));
    expect([state.kept.length, keptTooMany(state)]).toEqual([22, 2]);
    const dropped = reduceWorkbench(state, { type: 'dropOldest' });
    expect(dropped.kept).toEqual(kept.slice(0, 20));
    const all = reduceWorkbench(state, { type: 'keepOldest' });
    expect([all.kept.length, keptTooMany(all)]).toEqual([22, 0]);
  });

  it('have what could not be read', () => {
    const state = reduceWorkbench(opened, loaded(recordOf('mine'), { unreadable: ['{damaged'] }));
    expect(state.notice).toEqual({ kind: 'unreadable' });
    expect(state.kept[0]).toMatchObject({ text: '{damaged', because: 'unreadable' });
  });
});

describe('hints', () => {
  it('open one at a time and stop at the last', () => {
    const open: WorkbenchAction = { type: 'openHint' };
    expect(stateAfter(opened, open).hints).toBe(1);
    expect(stateAfter(opened, open, open, open, open).hints).toBe(3);
  });

  it('stay open after a reload, but no more of them than there are', () => {
    const record = recordOf('mine', { hints: 9 });
    expect(reduceWorkbench(opened, loaded(record)).hints).toBe(3);
  });
});

describe('the solution', () => {
  it('asks first when nothing has been tried', () => {
    const asked = reduceWorkbench(opened, { type: 'askSolution' });
    expect(asked.solution).toBe('confirming');
    expect(reduceWorkbench(asked, { type: 'hideSolution' }).solution).toBe('hidden');
    expect(reduceWorkbench(asked, { type: 'showSolution' }).solution).toBe('shown');
  });

  it('opens at once after an attempt, which a fault of the runner is not', () => {
    const ran = (kind: Verdict['kind']): WorkbenchAction => ({
      type: 'runFinished',
      source: 'x',
      verdict: verdictOf(kind),
    });
    expect(stateAfter(opened, ran('fault'), { type: 'askSolution' }).solution).toBe('confirming');
    expect(stateAfter(opened, ran('fail'), { type: 'askSolution' }).solution).toBe('shown');
  });

  it('is closed again after a reload', () => {
    const record = recordOf('mine', { solutionShown: true });
    const state = reduceWorkbench(opened, loaded(record));
    expect(state.solution).toBe('hidden');
    expect(reduceWorkbench(state, { type: 'askSolution' }).solution).toBe('shown');
  });
});

it('keeps an exercise solved when a later run fails', () => {
  const state = stateAfter(
    opened,
    { type: 'runFinished', source: 'x', verdict: verdictOf('pass') },
    { type: 'runFinished', source: 'y', verdict: verdictOf('fail') },
  );
  expect(state.solved).toBe(true);
});

it('does not start a run when a draft is loaded', () => {
  expect(reduceWorkbench(opened, loaded(recordOf('mine'))).run.status).toBe('idle');
});
