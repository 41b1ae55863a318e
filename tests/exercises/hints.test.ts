import { readFileSync } from 'node:fs';
import { parseFrontmatter } from 'astro/markdown';
import { describe, expect, it } from 'vitest';
import { corpusSlugs } from '../../src/runner/node/loadCorpus.ts';

/** What is code beyond doubt: a call, an operator, a name with an underscore or of capitals. */
const CODE = /\w\(|[=!<>]==?|=>|\w_\w|\b[A-Z]{2,}_|yield\*/;

describe.each(corpusSlugs())('the hints of %s', (slug) => {
  const text = readFileSync(`exercises/${slug}/exercise.md`, 'utf8');
  const hints = parseFrontmatter(text).frontmatter.hints as string[];

  it.each(hints)('put code between backticks: %s', (hint) => {
    const parts = hint.split('`');
    expect(parts.length % 2).toBe(1);
    expect(parts.filter((part, at) => at % 2 === 0 && CODE.test(part))).toEqual([]);
  });
});
