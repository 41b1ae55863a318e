import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { onePage } from './support/onePage.ts';
import { openSite } from './support/openSite.ts';

const ways: [string, (path: string) => Promise<Page>][] = [
  ['a page of its own', async (path) => (await openSite(path)).page],
  ['one page for many', onePage()],
];

describe.each(ways)('in %s', (_, visit) => {
  test.fails('a request to another host fails the test', async () => {
    const page = await visit('/');
    await page.evaluate(() => fetch('http://other.invalid/').catch(() => undefined));
  });

  test.fails('an error of the page fails the test', async () => {
    const page = await visit('/');
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('provoked');
      });
    });
    await page.waitForTimeout(100);
  });

  test.fails('a script that the policy does not know fails the test', async () => {
    const page = await visit('/');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.head.append(script);
    });
  });

  test('what failed one test does not fail the next', async () => {
    expect(await (await visit('/')).title()).toContain('Who Holds the Page?');
  });
});

test('every page carries its policy before the first script', async () => {
  const html = await (await fetch(`${inject('site')}/`)).text();
  const policy = html.indexOf('Content-Security-Policy');
  expect(policy).toBeGreaterThan(0);
  expect(policy).toBeLessThan(html.indexOf('<script'));
});
