import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { Twin } from './support/twin.ts';

const twins: Twin[] = [];

function twin(): Twin {
  const made = new Twin();
  twins.push(made);
  return made;
}

afterEach(() => {
  for (const made of twins.splice(0)) made.remove();
});

const lines = (...parts: string[]) => parts.map((part) => `${part}\n`).join('');
const text = (from: string, count = 12) =>
  Array.from({ length: count }, (_, at) => `${from} ${at}\n`).join('');

test('every id of a history with folders, modes, a merge and a rebase is the id git gives', () => {
  const both = twin();
  const base = {
    Makefile: 'all:\n',
    'mm.txt': 'sorts between mm and mm/\n',
    'mm/gup.c': text('gup'),
    'mm-old': 'sorts before mm/\n',
    'fs/xfs/xfs_buf.c': text('buf'),
    'fs/dax.c': '',
    'scripts/run.sh': { mode: '100755' as const, content: '#!/bin/sh\n' },
    'unicode/ü.txt': 'ñandú – 页',
  };
  both.commit('main', base, 'Start\n\nWith a body, and Ünïcode.\n\nSigned-off-by: A <a@b>');
  expect(both.git.id('main')).toBe(both.tip('main'));
  both.branch('topic', 'main');
  both.commit('topic', { ...base, 'fs/dax.c': 'one\n' }, 'fsdax: one');
  both.commit('topic', { ...base, 'fs/dax.c': 'one\ntwo' }, 'fsdax: two');
  both.commit('main', { ...base, 'mm/gup.c': text('gup', 20) }, 'mm: longer');
  const merged = both.merge('main', 'topic');
  expect(merged.clean).toBe(true);
  expect(merged.git).toBe(merged.sim);
  const { 'mm.txt': gone, ...rest } = base;
  expect(gone).toBeDefined();
  both.branch('work', 'topic');
  both.commit('work', { ...rest, 'fs/dax.c': 'one\ntwo' }, 'mm: remove a file');
  const script = { ...base['scripts/run.sh'], mode: '100644' as const };
  both.commit(
    'work',
    { ...rest, 'fs/dax.c': 'one\ntwo', 'scripts/run.sh': script },
    'not executable',
  );
  const rebased = both.rebase('work', 'main');
  expect(rebased.clean).toBe(true);
  expect(rebased.git).toBe(rebased.sim);
  expect(both.treeOf('work').git).toBe(both.treeOf('work').sim);
});

test('a cherry-pick and a revert have the ids that git gives them', () => {
  const both = twin();
  both.commit('main', { 'a.c': text('a') }, 'Start');
  both.branch('other', 'main');
  both.commit('other', { 'a.c': text('a'), 'b.c': 'b\n' }, 'other: b');
  const fix = both.commit('main', { 'a.c': lines('fixed') + text('a') }, 'a: fix');
  const picked = both.pick('other', fix);
  expect(picked.git).toBe(picked.sim);
  const reverted = both.revert('other', picked.sim);
  expect(reverted.git).toBe(reverted.sim);
});

test('patch ids equal git patch-id --stable for edits, new, removed, empty and mode-only files', () => {
  const both = twin();
  const start = { 'a.c': text('a', 40), 'b.c': text('b'), 'run.sh': '#!/bin/sh\n', 'c.c': 'c' };
  const steps = [
    start,
    { ...start, 'a.c': text('a', 40).replace('a 5\n', 'changed\n').replace('a 30\n', '') },
    { ...start, 'a.c': text('a', 41), 'b.c': lines('\tindented') + text('b') },
    { 'a.c': text('a', 41), 'run.sh': { mode: '100755' as const, content: '#!/bin/sh\n' } },
    { 'a.c': text('a', 41), 'run.sh': '#!/bin/sh\n', 'empty.c': '', 'z.c': 'z\n' },
    { 'a.c': text('a', 41), 'run.sh': '#!/bin/sh\n', 'z.c': 'z\nwithout end' },
  ];
  const ids = steps.map((files, at) => both.commit('main', files, `step ${at}`));
  for (const id of ids) expect(both.git.patchId(id)).toBe(both.patchId(id));
  const empty = both.commit('main', steps.at(-1) ?? start, 'nothing');
  expect(both.patchId(empty)).toBeNull();
  expect(both.git.patchId(empty)).toBeNull();
});

test('patch ids equal those of git along a history of scattered edits', () => {
  const both = twin();
  let content = Array.from({ length: 60 }, (_, at) => `line ${at}`);
  const edit = fc.record({ at: fc.nat(59), remove: fc.nat(2), insert: fc.nat(2) });
  const history = fc.sample(fc.array(edit, { minLength: 1, maxLength: 4 }), {
    numRuns: 25,
    seed: 7,
  });
  both.commit('main', { 'a.c': `${content.join('\n')}\n` }, 'Start');
  history.forEach((edits, step) => {
    for (const { at, remove, insert } of edits) {
      const added = Array.from({ length: insert }, (_, n) => `step ${step} at ${at}.${n}`);
      content = [...content.slice(0, at), ...added, ...content.slice(at + remove)];
    }
    const id = both.commit('main', { 'a.c': `${content.join('\n')}\n` }, `step ${step}`);
    expect(both.git.id('main')).toBe(id);
    expect(both.git.patchId(id)).toBe(both.patchId(id));
  });
});
