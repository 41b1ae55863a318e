import { cherryPick } from '../simtrees/cherryPick.ts';
import type { SimtreesErrorCode } from '../simtrees/errorTable.ts';
import { makeFiles } from '../simtrees/files.ts';
import { mergeCommits } from '../simtrees/mergeCommits.ts';
import { ObjectStore } from '../simtrees/objectStore.ts';
import { readPlan } from '../simtrees/readPlan.ts';
import type { Signature } from '../simtrees/signature.ts';
import { startWorld } from '../simtrees/startWorld.ts';
import type { World } from '../simtrees/world.ts';
import type { WorldSpec } from '../simtrees/worldSpec.ts';
import type { ErrorExample } from './errorExample.ts';

const person: Signature = {
  name: 'M M',
  email: 'm@example.org',
  time: 1_700_000_000,
  zone: '+0000',
};

/** Two patches that change the same line, one of which mm has. */
const spec: WorldSpec = {
  tag: 'rc1',
  files: { 'fs/dax.c': 'count\n' },
  patches: ['one', 'two'].map((name) => ({
    name,
    subject: `dax: ${name}`,
    author: 'A B',
    edits: [{ path: 'fs/dax.c', from: 'count\n', to: `${name}\n` }],
  })),
  trees: [
    { name: 'mm', policy: 'quilt-rebuild', maintainer: 'M M', has: ['one'] },
    { name: 'fs', policy: 'git-stable', maintainer: 'F S' },
    { name: 'next', policy: 'integration', maintainer: 'N N' },
  ],
};

function run(...lines: string[]): World {
  const world = startWorld(spec);
  for (const line of lines) world.run(line);
  return world;
}

/** Commits over one store, each of one file. */
function historyOf() {
  const store = new ObjectStore();
  const commit = (content: string, ...parents: string[]) =>
    store.commit({
      files: makeFiles({ f: content }),
      parents,
      author: person,
      committer: person,
      message: content,
    }).id;
  return { store, commit };
}

/** A run for each error of the simulation of trees. */
export const treeErrors: Readonly<Record<SimtreesErrorCode, ErrorExample>> = {
  badPath: { does: 'Makes a file called "../f".', run: () => void makeFiles({ '../f': '' }) },
  badPerson: {
    does: 'Commits with a name that holds a "<".',
    run() {
      const author = { ...person, name: 'M <M' };
      const files = makeFiles({});
      new ObjectStore().commit({ files, parents: [], author, committer: person, message: 'm' });
    },
  },
  badMessage: { does: 'Commits with an empty message.', run: () => void historyOf().commit('') },
  noSuchObject: {
    does: 'Asks an empty store for a commit.',
    run: () => void new ObjectStore().get('0123456789'),
  },
  crissCross: {
    does: 'Two commits that change one line are merged twice, each way with its own result; then the merges are merged.',
    run() {
      const { store, commit } = historyOf();
      const base = commit('base\n');
      const [left, right] = [commit('left\n', base), commit('right\n', base)];
      const both = [commit('one\n', left, right), commit('two\n', right, left)];
      const [into = '', from = ''] = both;
      mergeCommits(store, {
        ours: into,
        theirs: from,
        message: 'm',
        author: person,
        committer: person,
      });
    },
  },
  mergeCommitPicked: {
    does: 'Picks a merge.',
    run() {
      const { store, commit } = historyOf();
      const base = commit('base\n');
      const merge = commit('merge\n', commit('left\n', base), commit('right\n', base));
      cherryPick(store, merge, base, person);
    },
  },
  badWorld: {
    does: 'Starts a world with two trees of one name.',
    run: () => void startWorld({ ...spec, trees: [...spec.trees, ...spec.trees] }),
  },
  badPlan: { does: 'Reads a plan that is a number.', run: () => void readPlan(7) },
  badCommand: { does: 'Runs "push mm to fs".', run: () => void run('push mm to fs') },
  noSuchName: {
    does: 'Merges the branch xfs, which is not there.',
    run: () => void run('merge xfs into fs'),
  },
  againstPolicy: { does: 'Rebases a stable tree.', run: () => void run('rebase fs onto rc1') },
  conflict: {
    does: 'Applies "two" to fs and merges it and mm, which has "one", into next.',
    run: () => void run('apply two to fs', 'merge mm into next', 'merge fs into next'),
  },
  nothingToDo: {
    does: 'Merges a tree that has nothing new.',
    run: () => void run('merge fs into next'),
  },
  stepBudget: {
    does: 'Starts a world with a budget of two steps.',
    run: () => void startWorld(spec, { stepBudget: 2 }),
  },
};
