import type { Anchors, LiveAnchor } from './anchors.ts';

/** A section id with the place it leads to today. */
export interface ResolvedAnchor {
  id: string;
  anchor: LiveAnchor;
}

/**
 * Follows the redirects of a retired id to the section that took its place.
 *
 * @throws when the id is unknown, when a redirect leads nowhere, or when redirects form a loop
 */
export function resolveAnchor(anchors: Anchors, id: string): ResolvedAnchor {
  const seen = [id];
  let current = id;
  for (;;) {
    const anchor = anchors[current];
    if (!anchor) throw new Error(`${seen.join(' -> ')}: no such id in content/anchors.json`);
    if (!('redirect' in anchor)) return { id: current, anchor };
    current = anchor.redirect;
    if (seen.includes(current)) throw new Error(`${seen.join(' -> ')} -> ${current}: a loop`);
    seen.push(current);
  }
}
