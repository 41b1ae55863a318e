import { expect, inject, test } from 'vitest';
import { openSite } from './support/openSite.ts';

test.fails('a request to another host fails the test', async () => {
  const { page } = await openSite('/');
  await page.evaluate(() => fetch('http://other.invalid/').catch(() => undefined));
});

test.fails('an error of the page fails the test', async () => {
  const { page } = await openSite('/');
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('provoked');
    });
  });
  await page.waitForTimeout(100);
});

test.fails('a script that the policy does not know fails the test', async () => {
  const { page } = await openSite('/');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.head.append(script);
  });
});

test('every page carries its policy before the first script', async () => {
  const html = await (await fetch(`${inject('site')}/`)).text();
  const policy = html.indexOf('Content-Security-Policy');
  expect(policy).toBeGreaterThan(0);
  expect(policy).toBeLessThan(html.indexOf('<script'));
});
