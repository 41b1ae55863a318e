import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect, test } from 'vitest';
import { chapters, exercises } from './support/content.ts';
import { onePage } from './support/onePage.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const paths = [
  '/',
  ...chapters.map((id) => `/${id}/`),
  ...exercises.slice(0, 1).map((id) => `/exercises/${id}/`),
  '/exercises/',
  '/your-work/',
  '/lab/',
  '/evidence/',
  '/evidence/6.12.107/fsdax-mf-xfs/',
  '/symbols/',
  '/symbols/dax_holder_notify_failure/',
  '/symbols/dev_pagemap.ops/',
  '/invariants/',
  '/glossary/',
  '/errors/',
  '/errors/stepBudget/',
  '/errors/trees/crissCross/',
  '/reference/',
  '/reference/simkernel/',
  '/reference/simtrees/',
  '/splats/',
  '/splats/folioPutReferenced/',
];

/** Exercise pages are all of one make: those besides the first are looked at in two of the four views. */
const moreExercises = exercises.slice(1).map((id) => `/exercises/${id}/`);

const views = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1280, 390].map((width) => ({ colorScheme, width })),
);

test('there is a chapter and an exercise to look at', () => {
  expect(chapters.length).toBeGreaterThan(0);
  expect(exercises.length).toBeGreaterThan(0);
});

for (const { colorScheme, width } of views) {
  const visit = onePage({ colorScheme, width });
  const isForAll = (colorScheme === 'light') === (width === 1280);
  test.each(isForAll ? [...paths, ...moreExercises] : paths)(
    `%s has no accessibility violation, ${colorScheme}, ${width} wide`,
    async (path) => {
      const page = await visit(path);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const runner = Reflect.get(globalThis, 'axe') as { run(): Promise<AxeResults> };
        const results = await runner.run();
        return results.violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join('\n')}`,
        );
      });
      expect(violations).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    },
  );
}
