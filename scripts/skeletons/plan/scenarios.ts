import { duplicates, runPlan, type Scenarios, type World, type WorldSpec } from 'simtrees';

// FILL: the trees, and the patches that are to be merged. Names and patches are made up.
const spec: WorldSpec = {
  tag: 'rc4',
  files: { 'mm/memory-failure.c': 'def memory_failure/2\n\nkill\n' },
  patches: [
    {
      name: 'lock-entry',
      subject: 'mm: lock the entry',
      author: 'Sam Series',
      edits: [{ path: 'mm/memory-failure.c', from: 'kill\n', to: 'lock the entry\nkill\n' }],
    },
  ],
  trees: [
    { name: 'xfs', policy: 'git-stable', maintainer: 'Fiona Filesystem' },
    { name: 'next', policy: 'integration', maintainer: 'Nick Next' },
  ],
};

/** The text of a tree's only file. */
const textOf = (world: World, tree: string) => world.files(tree)['mm/memory-failure.c']?.content;

// FILL: a scenario observes and never judges: it returns what it saw, as plain data.
export const scenarios: Scenarios = {
  'plan-runs': (start, answer) => ({ stopped: runPlan(start(spec), answer.commands).stopped }),
  'in-next-once': (start, answer) => {
    const world = start(spec);
    runPlan(world, answer.commands);
    return {
      text: textOf(world, 'next'),
      repeated: duplicates(world.store, world.tip('next')).length,
    };
  },
};
