import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/runner/verdict.ts';
import type { DraftRecord } from '../../src/workbench/draftRecord.ts';
import { starterHash } from '../../src/workbench/starterHash.ts';
import {
  canUndoReset,
  openWorkbench,
  reduceWorkbench,
  type WorkbenchAction,
  type WorkbenchState,
} from '../../src/workbench/workbenchState.ts';

const starter = 'export function folio_put() {}\n';
const opened = openWorkbench({ starter, hintCount: 3, solved: false });

function stateAfter(state: WorkbenchState, ...actions: WorkbenchAction[]): WorkbenchState {
  return actions.reduce(reduceWorkbench, state);
}

function recordOf(text: string, changes: Partial<DraftRecord> = {}): DraftRecord {
  return {
    version: 1,
    revision: 4,
    tab: 'other',
    starterHash: starterHash(starter),
    text,
    kept: [],
    hints: 0,
    attempts: 0,
    solutionShown: false,
    beside: {},
    ...changes,
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
    const state = reduceWorkbench(opened, { type: 'loaded', record });
    expect(state.notice).toEqual({ kind: 'starterChanged' });
    expect(state.text).toBe('old answer');
    const taken = reduceWorkbench(state, { type: 'takeNewStarter' });
    expect(taken.text).toBe(starter);
    expect(taken.kept[0]?.text).toBe('old answer');
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
    const kept = fc.array(fc.record({ text, because: fc.constant('reset' as const) }));
    const record = fc
      .tuple(text, kept, fc.dictionary(fc.constantFrom('t1', 't2'), text))
      .map(([own, others, beside]) => recordOf(own, { kept: others, beside }));
    const action: fc.Arbitrary<WorkbenchAction> = fc.oneof(
      text.map((typed): WorkbenchAction => ({ type: 'edited', text: typed })),
      text.map((wanted): WorkbenchAction => ({ type: 'bringBack', text: wanted })),
      record.map((theirs): WorkbenchAction => ({ type: 'otherTabWrote', theirs })),
      text.map((stored): WorkbenchAction => ({ type: 'foundUnreadable', stored })),
      fc.constantFrom<WorkbenchAction>(
        { type: 'reset' },
        { type: 'undoReset' },
        { type: 'takeNewStarter' },
        { type: 'keepMine' },
        { type: 'takeTheirs' },
        { type: 'dismissNotice' },
        { type: 'runStarted' },
        { type: 'runFinished', source: '', verdict: verdictOf('fail') },
      ),
    );
    fc.assert(
      fc.property(record, fc.array(action, { maxLength: 30 }), (first, actions) => {
        let state = reduceWorkbench(opened, { type: 'loaded', record: first });
        const reachable = new Set([first.text, ...first.kept.map((entry) => entry.text)]);
        for (const text of Object.values(first.beside)) reachable.add(text);
        for (const next of actions) {
          const { notice } = state;
          const before = state;
          state = reduceWorkbench(state, next);
          if (next.type === 'edited') reachable.delete(before.text);
          if (next.type === 'foundUnreadable') reachable.add(next.stored);
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

describe('hints', () => {
  it('open one at a time and stop at the last', () => {
    const open: WorkbenchAction = { type: 'openHint' };
    expect(stateAfter(opened, open).hints).toBe(1);
    expect(stateAfter(opened, open, open, open, open).hints).toBe(3);
  });

  it('stay open after a reload, but no more of them than there are', () => {
    const record = recordOf('mine', { hints: 9 });
    expect(reduceWorkbench(opened, { type: 'loaded', record }).hints).toBe(3);
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
    const state = reduceWorkbench(opened, { type: 'loaded', record });
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
  expect(reduceWorkbench(opened, { type: 'loaded', record: recordOf('mine') }).run.status).toBe(
    'idle',
  );
});
