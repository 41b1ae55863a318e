import { decodeShare } from './share/decodeShare.ts';
import type { SharedLab } from './share/sharedLab.ts';

/** What the address of the page carries besides the page itself. */
export type OpenedLink =
  | { readonly kind: 'none' }
  | { readonly kind: 'opened'; readonly fragment: string; readonly shared: SharedLab }
  | { readonly kind: 'refused'; readonly problem: string };

/** The fragment of an address that is no anchor of the page; empty when there is none. */
export function linkFragment(hash: string): string {
  const fragment = hash.replace(/^#/, '');
  return document.getElementById(fragment) === null && fragment !== '_top' ? fragment : '';
}

/** Reads the link that the page was opened with, if it was one. Runs nothing. */
export async function openLink(hash: string): Promise<OpenedLink> {
  const fragment = linkFragment(hash);
  if (fragment === '') return { kind: 'none' };
  const decoded = await decodeShare(fragment);
  return decoded.ok
    ? { kind: 'opened', fragment, shared: decoded.shared }
    : { kind: 'refused', problem: decoded.problem };
}
