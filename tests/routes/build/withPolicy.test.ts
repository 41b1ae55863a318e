import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withPolicy } from '../../../src/routes/build/withPolicy.ts';

const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

test('a page may run its own inline scripts and no others', () => {
  const page = withPolicy('<html><head><script>one()</script></head></html>');
  expect(page).toContain(hash('one()'));
  expect(page).not.toContain(hash('two()'));
  expect(page).not.toMatch(/script-src[^;]*unsafe-inline/);
});

test('the policy stands before every script of the head', () => {
  const page = withPolicy('<html><head><script>one()</script></head></html>');
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script>'));
});

test('data blocks and scripts from files are not hashed', () => {
  const page = withPolicy(
    '<html><head><script type="application/json">{}</script><script src="/a.js"></script></head></html>',
  );
  expect(page).not.toContain('sha256-');
});

test('a page with a policy of its own keeps it', () => {
  const own =
    '<head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"></head>';
  expect(withPolicy(own)).toBe(own);
});

test('a page without a head is refused', () => {
  expect(() => withPolicy('<p>no head</p>')).toThrow('without a head');
});
