import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { packages } from '../../src/reference/packages.ts';
import { readPackage } from '../../src/reference/readPackage.ts';

const entryOf = (name: string) =>
  fileURLToPath(new URL(`../../src/${name}/index.ts`, import.meta.url));

describe.each(packages)('%s', (name) => {
  const { summary, functions, types, constants } = readPackage(entryOf(name));

  it('has a summary, and something to import', () => {
    expect(summary).toMatch(/\.$/);
    expect(functions.length).toBeGreaterThan(0);
  });

  it.each(functions)(
    '$name() says what it models, since when, returns, throws and source',
    (doc) => {
      expect(doc.models).toMatch(/\S\.$/);
      expect(doc.since).not.toBe('');
      if (!doc.returnsNothing) expect(doc.returns).not.toBe('');
      expect(doc.throws.length).toBeGreaterThan(0);
      for (const text of doc.throws)
        expect(text).toMatch(
          /^(?:nothing\b|SimError \w|SimtreesError \w|SearchError \w|RangeError \w|whatever \w)/,
        );
      expect(doc.source).not.toBe('');
    },
  );

  it.each([...types, ...constants.map((one) => ({ ...one, models: one.text }))])(
    '$name says what it is',
    ({ models }) => {
      expect(models).not.toBe('');
    },
  );
});
