import { expect, test } from 'vitest';
import { readingMinutes } from '../../src/chapter/readingMinutes.ts';

test('reading time is counted in words at 200 a minute', () => {
  expect(readingMinutes('word '.repeat(1000))).toBe(5);
});

test('a short text takes a minute', () => {
  expect(readingMinutes('')).toBe(1);
});

test('imports, tags, ids and code blocks are not read', () => {
  const noise = `import Ledger from './Ledger.astro';\n<Ledger story="${'x '.repeat(500)}" />\n\n\`\`\`c\n${'code '.repeat(800)}\n\`\`\`\n## One [#one]\n`;
  expect(readingMinutes(noise)).toBe(1);
});
