/** Recordings are data, for whoever replays or shows them. */
const recordings = 'content/evidence/';

/** Direction of imports, as CONTRIBUTING.md draws it. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: {
    path: '^(src|content|scripts)/',
    pathNot: [from, ...allowed].map((folder) =>
      folder === recordings ? '^content/evidence/' : `^src/${folder}`,
    ),
  },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    only('simkernel-alone', 'simkernel', [], 'simkernel imports nothing outside itself'),
    only('simtrees-alone', 'simtrees', [], 'simtrees imports nothing outside itself'),
    only('explore-below', 'explore', ['simkernel/'], 'explore knows simkernel only'),
    only('trace-below', 'trace', ['simkernel/'], 'trace knows simkernel only'),
    only(
      'recordings-below',
      'recordings',
      ['review/href\\.ts$'],
      'recordings are data and their pages',
    ),
    only(
      'evidence-below',
      'evidence',
      ['simkernel/', 'trace/', 'recordings/', recordings],
      'evidence replays recordings on simkernel',
    ),
    only(
      'reports-below',
      'reports',
      ['simkernel/', 'simtrees/', 'explore/'],
      'reports runs the simulations into every splat and error',
    ),
    only('reference-alone', 'reference', [], 'reference reads the sources, it does not run them'),
    only(
      'figures-below',
      'figures',
      [
        'simkernel/',
        'simtrees/',
        'explore/',
        'trace/',
        'recordings/',
        'evidence/',
        recordings,
        'review/href\\.ts$',
      ],
      'figures replay traces',
    ),
    only(
      'runner-below',
      'runner',
      ['simkernel/', 'simtrees/', 'explore/', 'trace/'],
      'the runner knows the simulations, not the pages',
    ),
    only(
      'editor-below',
      'editor',
      ['simkernel/', 'simtrees/', 'runner/sourcePosition\\.ts$', 'reference/packageProgram\\.ts$'],
      'the editor knows typings, and where in a text something is',
    ),
    only('storage-alone', 'storage', [], 'storage knows texts and names, not what they mean'),
    only(
      'review-below',
      'review',
      ['simkernel/', 'recordings/', 'chapter/'],
      'review knows what it indexes, and no workbench',
    ),
    {
      name: 'workbench-joins',
      comment: 'only the workbench joins editor and runner; pages reach them through it',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(workbench|editor|runner)/' },
      to: { path: '^src/(editor|runner)/', pathNot: '^src/runner/build/' },
    },
    {
      name: 'tests-outside',
      comment: 'tests know what they test, and nothing knows them',
      severity: 'error',
      from: { path: '^(src|scripts)/' },
      to: { path: '^(tests|e2e)/' },
    },
    {
      name: 'routes-last',
      comment: 'nothing imports a page',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/routes/' },
      to: { path: '^src/routes/' },
    },
    {
      name: 'islands-carry-data',
      comment: 'an island of a reading page replays data; the simulation runs at build time',
      severity: 'error',
      from: { path: '^src/figures/.*\\.tsx$' },
      to: { path: '^src/(simkernel|simtrees)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment: 'values do not import each other in a circle',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphan-paths',
      comment: 'every import between our files resolves',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, path: '^\\.', pathNot: '\\?' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.astro$' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
