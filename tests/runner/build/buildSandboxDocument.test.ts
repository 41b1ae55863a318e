import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildSandboxDocument } from '../../../src/runner/build/buildSandboxDocument.ts';

const html = await buildSandboxDocument();
const policy = /content="(default-src[^"]*)"/.exec(html)?.[1] ?? '';

describe('sandbox.html', () => {
  it('allows exactly its own script, workers from a blob, and no network (trap 4)', () => {
    const script = /<script>(.*)<\/script>/s.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(script).digest('base64');
    expect(policy).toBe(
      `default-src 'none'; script-src 'sha256-${hash}' 'unsafe-eval'; worker-src blob:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('starts classic workers: module workers do not start in an opaque origin (trap 4)', () => {
    expect(html).toContain('new Worker(');
    expect(html).not.toContain('module');
  });

  it('names its policy before its script', () => {
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script>'));
  });
});
