import { createHash } from 'node:crypto';

/** The directives that are the same on every page; scripts are added hash by hash. */
const directives = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

const scriptPattern = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;

/** Is a script with these attributes inline, and run as code rather than kept as data? */
function isInlineCode(attributes: string): boolean {
  if (/\bsrc\s*=/i.test(attributes)) return false;
  const type = /\btype\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1]?.toLowerCase();
  return type === undefined || type === 'module' || type === 'text/javascript';
}

/** The Content-Security-Policy under which exactly the inline scripts of this page may run. */
export function policyFor(html: string): string {
  const hashes = new Set<string>();
  for (const [, attributes = '', code = ''] of html.matchAll(scriptPattern)) {
    if (!isInlineCode(attributes) || code === '') continue;
    hashes.add(`'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  }
  const scripts = ["script-src 'self' 'wasm-unsafe-eval'", ...[...hashes].sort()].join(' ');
  return [scripts, ...directives].join('; ');
}
