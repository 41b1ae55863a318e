import {
  brokenPoints,
  history,
  isAncestor,
  runPlan,
  type Scenarios,
  type StartWorld,
  subjectOf,
  type World,
  type WorldSpec,
} from 'simtrees';

const spec: WorldSpec = {
  tag: 'rc4',
  files: {
    'drivers/dax/super.c': 'the dax device\n\ndef fs_dax_get_by_bdev/2\n\ndef fs_put_dax/1\n',
    'fs/ext4/super.c': 'mount\n\ncall fs_dax_get_by_bdev/2\n\nunmount\n',
    'fs/xfs/xfs_buf.c': 'buffer target\n\ncall fs_dax_get_by_bdev/2\n\ncall fs_put_dax/1\n',
    'mm/memory-failure.c':
      'def memory_failure/2\n\ncollect per page\n\ndef memory_failure_dev_pagemap/3\n',
    'mm/rmap.c': 'def page_mkclean_one/4\n\nwalk the mappings\n',
  },
  patches: [
    {
      name: 'mm-rmap',
      subject: 'mm: walk the mappings in order',
      author: 'Rhea Map',
      edits: [{ path: 'mm/rmap.c', from: 'walk the mappings', to: 'walk the mappings in order' }],
    },
    {
      name: 'mm-hugetlb',
      subject: 'mm: close a race with hugetlb',
      author: 'Hugo Page',
      edits: [
        {
          path: 'mm/memory-failure.c',
          from: 'def memory_failure/2\n',
          to: 'def memory_failure/2\ncheck hugetlb again\n',
        },
      ],
    },
    {
      name: 'xfs-log',
      subject: 'xfs: log less',
      author: 'Lola Buf',
      edits: [{ path: 'fs/xfs/xfs_log.c', from: '', to: 'log less\n' }],
    },
    {
      name: 'cowfs-dax',
      subject: 'cowfs: find the dax device at mount',
      author: 'Cora Cow',
      edits: [
        {
          path: 'fs/cowfs/super.c',
          from: '',
          to: 'mount\n\ncall fs_dax_get_by_bdev/2\n\nunmount\n',
        },
      ],
    },
    {
      name: 'dax-holder',
      subject: 'dax: let the caller of fs_dax_get_by_bdev name a holder',
      author: 'Sam Series',
      edits: [
        {
          path: 'drivers/dax/super.c',
          from: 'def fs_dax_get_by_bdev/2\n',
          to: 'def fs_dax_get_by_bdev/4\ndef dax_holder/1\n',
        },
        { path: 'fs/ext4/super.c', from: 'fs_dax_get_by_bdev/2', to: 'fs_dax_get_by_bdev/4' },
        { path: 'fs/xfs/xfs_buf.c', from: 'fs_dax_get_by_bdev/2', to: 'fs_dax_get_by_bdev/4' },
      ],
    },
    {
      name: 'mm-kill-procs',
      subject: 'mm: add mf_dax_kill_procs',
      author: 'Sam Series',
      edits: [
        {
          path: 'mm/memory-failure.c',
          from: 'collect per page\n',
          to: 'collect per page\n\ndef mf_dax_kill_procs/4\n',
        },
      ],
    },
    {
      name: 'xfs-notify',
      subject: 'xfs: handle a failure notification',
      author: 'Sam Series',
      needs: ['dax-holder', 'mm-kill-procs'],
      edits: [
        {
          path: 'fs/xfs/xfs_notify_failure.c',
          from: '',
          to: 'def xfs_dax_notify_failure/4\ncall dax_holder/1\ncount blocks up to the end\ncall mf_dax_kill_procs/4\n',
        },
      ],
    },
    {
      name: 'xfs-notify-fix',
      subject: 'xfs: do not count one block too many',
      author: 'Sam Series',
      needs: ['xfs-notify'],
      edits: [
        {
          path: 'fs/xfs/xfs_notify_failure.c',
          from: 'count blocks up to the end\n',
          to: 'count blocks up to the last byte\n',
        },
      ],
    },
    {
      name: 'mm-collect',
      subject: 'mm: collect processes through mf_dax_kill_procs',
      author: 'Hugo Page',
      needs: ['mm-kill-procs'],
      edits: [
        {
          path: 'mm/memory-failure.c',
          from: 'def memory_failure_dev_pagemap/3\n',
          to: 'def memory_failure_dev_pagemap/3\ncall mf_dax_kill_procs/4\n',
        },
      ],
    },
    {
      name: 'cowfs-convert',
      subject: 'cowfs: name a holder',
      author: 'Sam Series',
      needs: ['cowfs-dax', 'dax-holder'],
      edits: [
        { path: 'fs/cowfs/super.c', from: 'fs_dax_get_by_bdev/2', to: 'fs_dax_get_by_bdev/4' },
      ],
    },
  ],
  trees: [
    {
      name: 'mm',
      policy: 'quilt-rebuild',
      maintainer: 'Mia Memory',
      has: ['mm-rmap', 'mm-hugetlb'],
    },
    { name: 'xfs', policy: 'git-stable', maintainer: 'Fiona Filesystem', has: ['xfs-log'] },
    { name: 'cowfs', policy: 'git-stable', maintainer: 'Cora Cow', has: ['cowfs-dax'] },
    { name: 'next', policy: 'integration', maintainer: 'Nick Next' },
  ],
};

/** The content of every file of a tree. */
function contents(world: World, tree: string): Record<string, string> {
  const files = Object.entries(world.files(tree));
  return Object.fromEntries(files.map(([path, { content }]) => [path, content]));
}

/** Short id and subject of a commit, and the trees that hold it. */
function describe(world: World, id: string): string {
  const holders = world.trees
    .filter(({ name, tip }) => name !== 'next' && isAncestor(world.store, id, tip))
    .map(({ name }) => name);
  const where = holders.length === 0 ? 'only in next' : `in ${holders.join(', ')}`;
  return `${id.slice(0, 12)} ("${subjectOf(world.commit(id))}") ${where}`;
}

/** The heads of all branches, topics that nothing merged included. */
const tips = (world: World) => world.trees.map(({ tip }) => tip);

/** Every commit that a branch leads to. */
const reachable = (world: World) => history(world.store, tips(world)).map(({ id }) => id);

/** The maintainers' trees whose last commit next lacks, with that commit. */
function notMerged(world: World): string[] {
  const trees = world.trees.filter(({ policy }) => policy !== 'git-rebasing');
  return trees
    .filter(({ tip }) => !isAncestor(world.store, tip, world.tip('next')))
    .map(({ name, tip }) => `next lacks the head of ${name}, ${describe(world, tip)}`);
}

/** The last command of the plan that made the commit, null when none did. */
function commandOf(world: World, commit: string | undefined): string | null {
  const entry = world.log.findLast(({ made }) => made.some(({ id }) => id === commit));
  return entry?.command ?? null;
}

/**
 * The last command that added one to commits of the same patch. What a rebuild only put in the place of an older commit
 * was added by whatever made that one.
 */
function repeaterOf(world: World, commits: readonly string[]): string | null {
  const followed = new Set(commits);
  for (const { command, made } of world.log.toReversed()) {
    for (const { id, replaces } of made) {
      if (!followed.has(id)) continue;
      if (replaces === null || commits.includes(replaces)) return command;
      followed.add(replaces);
    }
  }
  return null;
}

/** The first command that joins a branch and a tree that is rebuilt, null when there is none. */
function bringerOf(world: World, branch: string | undefined): string | null {
  const rebuilt = world.trees.filter(({ policy }) => policy === 'quilt-rebuild');
  const entry = world.log.find(({ command }) => {
    const words = command.split(' ');
    return branch && words.includes(branch) && rebuilt.some(({ name }) => words.includes(name));
  });
  return entry?.command ?? null;
}

/** Carries out the plan and reports where it stopped, next to what the check looks at. */
function planned(observe: (world: World) => object): Scenarios[string] {
  return (start: StartWorld, answer) => {
    const world = start(spec);
    const { ran, stopped } = runPlan(world, answer.commands);
    return { ran, stopped, ...observe(world) };
  };
}

export const scenarios: Scenarios = {
  'plan-runs': planned((world) => ({ steps: world.log.slice(1).map(({ text }) => text) })),
  'all-in-next': planned((world) => ({
    files: contents(world, 'next'),
    notMerged: notMerged(world),
  })),
  'tested-where-it-matters': planned((world) => ({
    xfs: contents(world, 'xfs'),
    mm: contents(world, 'mm'),
  })),
  'nothing-twice': planned((world) => {
    const repeated = world.repeatedPatches();
    return {
      commits: reachable(world).length,
      twice: repeated.map(
        ({ patch, commits }) => `${patch}: ${commits.map((id) => describe(world, id)).join(' = ')}`,
      ),
      command: repeaterOf(world, repeated[0]?.commits ?? []),
    };
  }),
  'resolution-only': planned((world) => {
    const commits = reachable(world);
    const found = world.carried.filter(({ commit, needed }) => !needed && commits.includes(commit));
    const needless = found.map(
      ({ commit, patch }) => `${describe(world, commit)} carries ${patch}`,
    );
    const command = commandOf(world, found[0]?.commit);
    return { commits: commits.length, needless, command };
  }),
  'every-commit-builds': planned((world) => {
    const points = brokenPoints(world.store, tips(world));
    return {
      commits: reachable(world).length,
      broken: points.map(({ commit, errors }) => {
        const reasons = errors.map(({ path, line, text }) => `${path}:${line}: ${text}`);
        return `${describe(world, commit)}: ${reasons.join('; ')}`;
      }),
      command: commandOf(world, points[0]?.commit),
    };
  }),
  'no-unstable-base': planned((world) => {
    const bases = world.unstableBases();
    return {
      branches: world.trees.length,
      unstable: bases.map(({ branch, commit }) => `${branch} holds ${describe(world, commit)}`),
      command: bringerOf(world, bases[0]?.branch),
    };
  }),
};
