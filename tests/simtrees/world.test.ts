import { expect, test } from 'vitest';
import { buildErrors } from '../../src/simtrees/buildErrors.ts';
import {
  duplicates,
  history,
  makeFiles,
  patchId,
  runPlan,
  scenarioContext,
  startWorld,
  subjectOf,
  type TreeTraceEvent,
  type World,
  type WorldSpec,
} from '../../src/simtrees/index.ts';

const spec: WorldSpec = {
  tag: 'rc1',
  files: { 'mm/gup.c': 'one\n\ntwo\n\nthree\n', 'fs/dax.c': 'dax\n' },
  patches: [
    {
      name: 'one',
      subject: 'mm: one',
      author: 'A B',
      edits: [{ path: 'mm/gup.c', from: 'one\n', to: '1\n' }],
    },
    {
      name: 'two',
      subject: 'mm: two',
      author: 'A B',
      edits: [{ path: 'mm/gup.c', from: 'two\n', to: '2\n' }],
    },
    {
      name: 'dax',
      subject: 'dax: more',
      author: 'C D',
      edits: [{ path: 'fs/dax.c', from: 'dax\n', to: 'more\n' }],
    },
    {
      name: 'uno',
      subject: 'mm: uno',
      author: 'C D',
      edits: [{ path: 'mm/gup.c', from: 'one\n', to: 'uno\n' }],
    },
  ],
  trees: [
    { name: 'mm', policy: 'quilt-rebuild', maintainer: 'M M', has: ['one', 'two'] },
    { name: 'fs', policy: 'git-stable', maintainer: 'F S' },
    { name: 'next', policy: 'integration', maintainer: 'N N' },
  ],
};

const subjects = (world: World, tree: string) =>
  history(world.store, world.tip(tree)).map((commit) => subjectOf(commit));

test('the same commands make the same ids, in every world', () => {
  const commands = ['topic t from rc1', 'apply dax to t', 'merge t into fs', 'merge fs into next'];
  const tips = [1, 2].map(() => {
    const world = startWorld(spec);
    for (const command of commands) world.run(command);
    return world.trees;
  });
  expect(tips[0]).toEqual(tips[1]);
});

test('a rebuild gives every patch of the list a new id, and keeps the patch ids and the authors', () => {
  const world = startWorld(spec);
  const before = history(world.store, world.tip('mm'), [world.tagCommit]);
  const { made, gone } = world.run('rebuild mm on rc1');
  const after = history(world.store, world.tip('mm'), [world.tagCommit]);
  expect(gone).toEqual(before.map(({ id }) => id));
  expect(made.map(({ replaces }) => replaces)).toEqual(gone);
  expect(after.map(({ id }) => patchId(world.store, id))).toEqual(
    gone.map((id) => patchId(world.store, id)),
  );
  expect(after.map(({ author }) => author)).toEqual(before.map(({ author }) => author));
  expect(new Set([...before, ...after].map(({ id }) => id)).size).toBe(4);
});

test('a rebuild drops a patch that the new base has', () => {
  const world = startWorld(spec);
  world.run('topic t from rc1');
  world.run('apply one to t');
  expect(world.run('rebuild mm on t').text).toContain('t already has one');
  expect(subjects(world, 'mm')).toEqual(['Linux rc1', 'mm: one', 'mm: two']);
  expect(duplicates(world.store, world.tip('mm'))).toEqual([]);
});

test('the integration takes a fresh build of a list each time', () => {
  const world = startWorld(spec);
  const first = world.tip('mm');
  world.run('merge mm into next');
  const second = world.tip('mm');
  world.run('merge mm into next');
  expect(new Set([first, second, world.tip('mm')]).size).toBe(3);
  expect(duplicates(world.store, world.tip('next'))).toHaveLength(2);
});

test('a rebase of a topic skips the patches that its new base has', () => {
  const world = startWorld(spec);
  for (const command of ['topic t from rc1', 'apply one dax to t', 'apply one to fs'])
    world.run(command);
  const { text, gone } = world.run('rebase t onto fs');
  expect(text).toContain('1 new ids; skipped 1 that fs has');
  expect(gone).toHaveLength(2);
  expect(subjects(world, 't')).toEqual(['Linux rc1', 'mm: one', 'dax: more']);
});

test('a copy has the patch id of its original, and a revert takes it out of the files but not of the history', () => {
  const world = startWorld(spec);
  world.run('apply dax to fs');
  world.run('topic t from rc1');
  world.run('cherry-pick dax from fs to t');
  expect(world.tip('t')).not.toBe(world.tip('fs'));
  expect(patchId(world.store, world.tip('t'))).toBe(patchId(world.store, world.tip('fs')));
  world.run('revert dax on fs');
  expect(world.files('fs')['fs/dax.c']?.content).toBe('dax\n');
  expect(subjects(world, 'fs')).toEqual(['Linux rc1', 'dax: more', 'Revert "dax: more"']);
});

test('a patch that a merge carries is a repetition of its commit, which patch ids cannot show', () => {
  const world = startWorld(spec);
  for (const line of ['topic t from rc1', 'apply dax to t', 'topic u from rc1', 'apply one to u']) {
    world.run(line);
  }
  world.run('merge u into fs with dax');
  world.run('merge t into fs');
  expect(duplicates(world.store, world.tip('fs'))).toEqual([]);
  const repeated = world.repeatedPatches().map(({ patch, commits }) => [patch, commits.length]);
  expect(repeated).toEqual([
    ['one', 2],
    ['dax', 2],
  ]);
  expect(world.carried).toMatchObject([{ patch: 'dax', needed: false }]);
});

test('a commit that no branch leads to any more is no repetition', () => {
  const world = startWorld(spec);
  for (const line of [
    'topic t from rc1',
    'apply dax to t',
    'apply uno to fs',
    'rebase t onto fs',
  ]) {
    world.run(line);
  }
  expect(world.repeatedPatches()).toEqual([]);
});

test('branches that hold commits of a rebuilt list are found, and a topic under the list is not one of them', () => {
  const world = startWorld(spec);
  world.run('topic t from rc1');
  world.run('apply dax to t');
  world.run('rebuild mm on t');
  expect(world.unstableBases()).toEqual([]);
  world.run('merge mm into fs');
  expect(world.unstableBases().map(({ branch }) => branch)).toEqual(['fs', 'fs']);
});

test('a plan stops at the first command that git would stop at, and the log says so', () => {
  const world = startWorld(spec);
  const plan = ['apply uno to fs', 'merge mm into next', 'merge fs into next', 'apply dax to fs'];
  const { ran, stopped } = runPlan(world, plan);
  expect(ran).toBe(2);
  expect(stopped).toMatchObject({ command: 3, line: 'merge fs into next', code: 'conflict' });
  expect(stopped?.message).toContain('mm/gup.c (content, line 1)');
  expect(world.log.at(-1)).toMatchObject({ stopped: 'conflict', made: [] });
});

test('a run past its step budget ends with an error of its own, not with a verdict on the plan', () => {
  const start = scenarioContext({ release: '6.1', stepBudget: 60, onTrace: () => {} });
  const world = start(spec);
  const plan = Array.from({ length: 40 }, () => 'rebuild mm on rc1');
  expect(() => runPlan(world, plan)).toThrow(expect.objectContaining({ code: 'stepBudget' }));
});

test('every command is traced as plain data', () => {
  const events: TreeTraceEvent[] = [];
  const start = scenarioContext({
    release: '6.1',
    stepBudget: 9_000,
    onTrace: (event) => events.push(event),
  });
  start(spec).run('apply dax to fs');
  expect(JSON.parse(JSON.stringify(events))).toEqual([
    {
      kind: 'event',
      task: 'git',
      name: 'apply',
      fields: { command: 'apply dax to fs', result: 'fs takes dax.', commits: 1 },
    },
  ]);
});

test('what a world hands out cannot be changed', () => {
  const world = startWorld(spec);
  const commit = world.commit(world.tip('mm'));
  for (const value of [
    world,
    world.store,
    commit,
    commit.author,
    commit.parents,
    world.files('mm'),
    world.log,
    world.log[0],
    world.trees,
  ]) {
    expect(Object.isFrozen(value)).toBe(true);
  }
});

test.each<[string, Partial<WorldSpec>, RegExp]>([
  [
    'a patch that does not fit',
    {
      patches: [
        { name: 'x', subject: 's', author: 'a', edits: [{ path: 'fs/dax.c', from: 'no', to: '' }] },
      ],
    },
    /Patch x does not fit fs\/dax.c/,
  ],
  [
    'a patch that needs itself',
    { patches: [{ name: 'x', subject: 's', author: 'a', needs: ['x'], edits: [] }] },
    /Patch x needs itself/,
  ],
  [
    'a need that is not there',
    { patches: [{ name: 'x', subject: 's', author: 'a', needs: ['y'], edits: [] }] },
    /There is no patch y/,
  ],
  [
    'two trees of one name',
    { trees: [...spec.trees, ...spec.trees] },
    /two branches or tags called mm/,
  ],
])('a world with %s is refused', (_name, part, message) => {
  expect(() => startWorld({ ...spec, trees: [], ...part })).toThrow(message);
});

test('a build fails on a missing definition, another number of arguments and a second definition', () => {
  const build = (files: Record<string, string>) =>
    buildErrors(makeFiles(files)).map(({ path, line, text }) => `${path}:${line}: ${text}`);
  expect(build({ 'a.c': 'def f/1\ncall f/1\nsome words\n' })).toEqual([]);
  expect(build({ 'a.c': 'x\n  call g/0\n' })).toEqual(['a.c:2: g is not defined']);
  expect(build({ 'a.c': 'def f/1\n', 'b.c': 'call f/2\n' })).toEqual([
    'b.c:1: f takes 1 argument, called with 2',
  ]);
  expect(build({ 'a.c': 'def f/1\n', 'b.c': 'def f/1\n' })).toEqual([
    'b.c:1: f is defined in a.c already',
  ]);
});
