import { policyFor } from './policyFor.ts';

/**
 * Puts a page's Content-Security-Policy at the start of its head.
 * A page that states a policy of its own, as the sandbox does, is returned unchanged.
 *
 * @throws when the page has no head
 */
export function withPolicy(html: string): string {
  if (/<meta[^>]+http-equiv=["']?content-security-policy/i.test(html)) return html;
  const head = /<head\b[^>]*>/i.exec(html);
  if (!head) throw new Error('a page without a head cannot carry a Content-Security-Policy');
  const end = head.index + head[0].length;
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor(html)}">`;
  return html.slice(0, end) + meta + html.slice(end);
}
