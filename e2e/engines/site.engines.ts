import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpus, pathOf } from '../exercise/firstExercise.ts';
import { chapters } from '../support/content.ts';
import { type ServedSite, serveSite } from '../support/serveSite.ts';
import type { Engine } from './engine.ts';
import { engines } from './engines.ts';

/** Presses the keys that run the code, once the page listens to them, and waits for the kind of the verdict. */
const runByKeys = `(async () => {
  const listens = () => document.querySelector('.whp-code')?.dataset.editor;
  for (let tries = 0; tries < 300 && !listens(); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }));
  for (let tries = 0; tries < 300; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const kind = document.querySelector('[data-verdict]')?.dataset.verdict;
    if (kind) return kind;
  }
  return 'none';
})()`;

/** Puts a text into the code as an input method does; the full editor takes it over when it has loaded. */
const replaceCode = (text: string) => `(() => {
  const host = document.querySelector('.whp-code');
  host.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  const plain = host.querySelector('textarea');
  plain.value = ${JSON.stringify(text)};
  plain.dispatchEvent(new Event('input', { bubbles: true }));
  return plain.value.length;
})()`;

const fullEditor = `(async () => {
  const host = document.querySelector('.whp-code');
  for (let tries = 0; tries < 300 && host.dataset.editor === 'loading'; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return host.dataset.editor;
})()`;

describe.each(engines)('the built site in %s', (_, open) => {
  let engine: Engine;
  let site: ServedSite;
  beforeAll(async () => {
    site = await serveSite();
    engine = await open();
  });
  afterAll(async () => {
    await engine?.close();
    await site?.close();
  });

  it.each(corpus)(
    'fails the starter of $slug and passes its solution, with the full editor',
    async (entry) => {
      await engine.goto(`${site.address}${pathOf(entry.slug)}`);
      expect(await engine.evaluate(runByKeys)).toBe('fail');
      expect(await engine.evaluate(replaceCode(entry.solution))).toBe(entry.solution.length);
      expect(await engine.evaluate(fullEditor)).toBe('monaco');
      expect(await engine.evaluate(runByKeys)).toBe('pass');
    },
  );

  it.each(chapters)(
    'shows %s with the text of its figures, no wider than the window',
    async (chapter) => {
      await engine.goto(`${site.address}/${chapter}/`);
      const overflow =
        'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await engine.evaluate(overflow)).toBe(0);
      expect(await engine.evaluate("document.querySelectorAll('pre.figure-text').length")).not.toBe(
        0,
      );
    },
  );
});
