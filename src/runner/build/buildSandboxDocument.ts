import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const script = fileURLToPath(new URL('../sandbox/frameDocument.ts', import.meta.url));

/**
 * Builds sandbox.html: one document with its script inside and a policy of its own. Workers made
 * there inherit the policy: they may evaluate text, which is their purpose, and reach no network.
 */
export async function buildSandboxDocument(): Promise<string> {
  const result = await build({
    entryPoints: [script],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    logLevel: 'silent',
  });
  const text = result.outputFiles[0]?.text.trim() ?? '';
  const hash = createHash('sha256').update(text).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${hash}' 'unsafe-eval'; worker-src blob:; base-uri 'none'; form-action 'none'`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="robots" content="noindex">',
    '<title>Sandbox</title>',
    `<script>${text}</script>`,
    '</html>',
    '',
  ].join('\n');
}
