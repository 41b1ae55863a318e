/** One check: an npm script, and where its test runner leaves a report if it is one. */
export interface Step {
  script: string;
  /** A folder of the built site must exist. */
  needsBuild?: boolean;
  /** Path of the report that vitest writes. */
  report?: string;
}

/** Everything that needs no browser, cheapest first. */
export const checkSteps: readonly Step[] = [
  { script: 'format' },
  { script: 'lint' },
  { script: 'types:astro' },
  { script: 'types' },
  { script: 'imports' },
  { script: 'unused' },
  { script: 'test:unit', report: '.cache/unit.json' },
  { script: 'build' },
  { script: 'links', needsBuild: true },
  { script: 'size', needsBuild: true },
];

/** What runs in a real browser, against the built site. */
export const browserSteps: readonly Step[] = [
  { script: 'e2e', needsBuild: true, report: '.cache/e2e.json' },
];
