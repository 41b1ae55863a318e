import type { HeldFile } from './heldFile.ts';

/** What is looked at: a page, who waits for it, and the block of its file. */
export type Watched = Pick<HeldFile, 'machine' | 'page' | 'waiter' | 'hasBlock'>;

/** How the page, its waiter and the block stand. */
export function stateOf({ page, waiter: { thread }, hasBlock }: Watched) {
  return {
    references: page._refcount,
    task: thread?.state ?? 'not begun',
    sleepsOn: thread?.state === 'sleeping' ? (thread.sleepsOn ?? null) : null,
    hasBlock: hasBlock(),
  };
}
