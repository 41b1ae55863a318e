import { afterEach, expect, test } from 'vitest';
import { buildErrors } from '../../src/simtrees/buildErrors.ts';
import { mergeBases } from '../../src/simtrees/mergeBases.ts';
import { Twin } from './support/twin.ts';

const twins: Twin[] = [];

afterEach(() => {
  for (const made of twins.splice(0)) made.remove();
});

const FILE = 'mm/memory-failure.c';
const original = Array.from({ length: 12 }, (_, at) => `line ${at + 1}`);

/** The file with some lines replaced. */
function edited(changes: Record<number, string>): Record<string, string> {
  const lines = original.map((line, at) => changes[at + 1] ?? line);
  return { [FILE]: `${lines.join('\n')}\n` };
}

/** Two trees, fs and mm, off one base. */
function twoTrees(): Twin {
  const both = new Twin();
  twins.push(both);
  both.commit('main', edited({}), 'Start');
  both.branch('fs', 'main');
  both.branch('mm', 'main');
  // Gives mm a commit of its own, so that the same patch gets another parent there.
  both.commit('mm', { ...edited({}), 'mm/own.c': 'own\n' }, 'mm: own');
  return both;
}

const own = { 'mm/own.c': 'own\n' };

/** Merges fs and mm into a fresh integration branch in the given order; the last outcome counts. */
function integrate(both: Twin, name: string, order: [string, string], base = 'main') {
  both.branch(name, base);
  both.merge(name, order[0]);
  const outcome = both.merge(name, order[1]);
  expect(outcome.git).toBe(outcome.sim);
  expect(both.treeOf(name).git).toBe(both.treeOf(name).sim);
  const duplicated = both.duplicated(name);
  expect(duplicated.git).toEqual(duplicated.sim);
  return { clean: outcome.clean, duplicates: duplicated.sim.length, tree: both.treeOf(name).sim };
}

const orders: [string, string][] = [
  ['fs', 'mm'],
  ['mm', 'fs'],
];

test.each(orders)(
  'row 1: the same patch in two trees merges clean and stays twice (%s, %s)',
  (...order) => {
    const both = twoTrees();
    const patch = both.commit('fs', edited({ 4: 'patched' }), 'the patch');
    both.pick('mm', patch);
    expect(integrate(both, 'next', order)).toMatchObject({ clean: true, duplicates: 1 });
  },
);

test.each(orders)(
  'row 2: a follow-up on the same line in one tree makes it a conflict (%s, %s)',
  (...order) => {
    const both = twoTrees();
    const patch = both.commit('fs', edited({ 4: 'patched' }), 'the patch');
    both.pick('mm', patch);
    both.commit('fs', edited({ 4: 'patched better' }), 'follow-up');
    expect(integrate(both, 'next', order).clean).toBe(false);
  },
);

test.each(orders)('row 3: a revert in one tree is silently lost (%s, %s)', (...order) => {
  const both = twoTrees();
  const patch = both.commit('fs', edited({ 4: 'patched' }), 'the patch');
  both.pick('mm', patch);
  both.revert('fs', patch);
  expect(integrate(both, 'next', order)).toMatchObject({ clean: true, duplicates: 1 });
  expect(both.store.filesOf(both.tip('next'))[FILE]?.content).toContain('patched');
});

/** mm carries A and B, fs is built on them, then mm is rebased onto a newer main. */
function rebasedUnderDownstream(downstream: Record<number, string>): { both: Twin; old: string[] } {
  const both = new Twin();
  twins.push(both);
  both.commit('main', edited({}), 'Start');
  both.branch('mm', 'main');
  const a = both.commit('mm', edited({ 3: 'A' }), 'patch A');
  const b = both.commit('mm', edited({ 3: 'A', 7: 'B' }), 'patch B');
  both.branch('fs', 'mm');
  both.commit('fs', edited({ 3: 'A', 7: 'B', ...downstream }), 'patch C');
  both.commit('main', { ...edited({}), Makefile: 'rc2\n' }, 'rc2');
  const rebased = both.rebase('mm', 'main');
  expect(rebased.git).toBe(rebased.sim);
  return { both, old: [a, b] };
}

test('row 4: a rebase under a downstream tree leaves both patches twice, clean while lines are apart', () => {
  const { both, old } = rebasedUnderDownstream({ 11: 'C' });
  expect(old).not.toContain(both.tip('mm'));
  const downstream = both.tip('fs');
  expect(integrate(both, 'next', ['mm', 'fs'])).toMatchObject({ clean: true, duplicates: 2 });
  expect(both.tip('fs')).toBe(downstream);
});

test('row 4: it is a conflict once the downstream patch edits a line of the rebased ones', () => {
  const { both } = rebasedUnderDownstream({ 7: 'B changed by C' });
  expect(integrate(both, 'next', ['mm', 'fs']).clean).toBe(false);
});

test('row 5: a downstream rebase skips the patches that the new base has, even where C edits B', () => {
  const { both } = rebasedUnderDownstream({ 7: 'B changed by C' });
  const outcome = both.rebase('fs', 'mm');
  expect(outcome.clean).toBe(true);
  expect(outcome.git).toBe(outcome.sim);
  expect(integrate(both, 'next', ['mm', 'fs'])).toMatchObject({ clean: true, duplicates: 0 });
});

test('row 6: with a fix folded into B the downstream rebase stops, and so does a merge', () => {
  const both = new Twin();
  twins.push(both);
  both.commit('main', edited({}), 'Start');
  both.branch('mm', 'main');
  both.branch('fs', 'main');
  for (const branch of ['mm', 'fs']) both.commit(branch, edited({ 3: 'A' }), 'patch A');
  both.commit('fs', edited({ 3: 'A', 7: 'B' }), 'patch B');
  both.commit('fs', edited({ 3: 'A', 7: 'B', 11: 'C' }), 'patch C');
  both.commit('mm', edited({ 3: 'A', 7: 'B fixed' }), 'patch B');
  both.branch('next', 'main');
  both.merge('next', 'mm');
  expect(both.merge('next', 'fs').clean).toBe(false);
  expect(both.rebase('fs', 'mm').clean).toBe(false);
});

test('row 7: a topic branch merged by both trees is there once, and both orders give one tree', () => {
  const both = twoTrees();
  both.branch('topic', 'main');
  both.commit('topic', edited({ 4: 'patched' }), 'the patch');
  both.commit('fs', { ...edited({}), 'fs/own.c': 'own\n' }, 'fs: own');
  both.merge('fs', 'topic');
  both.merge('mm', 'topic');
  both.commit('mm', { ...edited({ 4: 'patched', 9: 'more' }), ...own }, 'mm: built on the topic');
  const one = integrate(both, 'one', ['fs', 'mm']);
  const two = integrate(both, 'two', ['mm', 'fs']);
  expect(one).toMatchObject({ clean: true, duplicates: 0 });
  expect(two).toEqual(one);
});

test('row 8: a changed signature and a new caller merge clean, and only the merge does not build', () => {
  const both = new Twin();
  twins.push(both);
  const def = (arity: number) => `def fs_dax_get_by_bdev/${arity}\n`;
  const call = (arity: number) => `call fs_dax_get_by_bdev/${arity}\n`;
  both.commit('main', { 'drivers/dax/super.c': def(2), 'fs/xfs/xfs_buf.c': call(2) }, 'Start');
  both.branch('topic', 'main');
  both.branch('other', 'main');
  both.commit(
    'topic',
    { 'drivers/dax/super.c': def(4), 'fs/xfs/xfs_buf.c': call(4) },
    'dax: holder',
  );
  const caller = {
    'drivers/dax/super.c': def(2),
    'fs/xfs/xfs_buf.c': call(2),
    'fs/new.c': call(2),
  };
  both.commit('other', caller, 'new: use DAX');
  const built = (branch: string) => buildErrors(both.store.filesOf(both.tip(branch))).length === 0;
  expect([built('topic'), built('other')]).toEqual([true, true]);
  expect(integrate(both, 'next', ['topic', 'other']).clean).toBe(true);
  expect(built('next')).toBe(false);
});

test('row 9: a criss-cross merge has two merge bases, the ones git names', () => {
  const both = twoTrees();
  both.commit('fs', { ...edited({ 2: 'fs' }) }, 'fs: own');
  both.branch('fs-before', 'fs');
  both.branch('mm-before', 'mm');
  both.merge('fs', 'mm-before');
  both.merge('mm', 'fs-before');
  const bases = mergeBases(both.store, both.tip('fs'), both.tip('mm'));
  expect(bases).toHaveLength(2);
  expect(both.git.run('merge-base', '--all', 'fs', 'mm').trim().split('\n').sort()).toEqual(bases);
  both.commit('fs', { ...edited({ 2: 'fs', 9: 'later' }), ...own }, 'fs: later');
  expect(both.merge('mm', 'fs')).toMatchObject({ clean: true });
  expect(both.treeOf('mm').git).toBe(both.treeOf('mm').sim);
});
