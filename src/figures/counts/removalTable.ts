import type { Recording } from '../../recordings/recordingSchema.ts';

/** What a recording shows of a removal under a page that a pipe holds. */
export interface RemovalCell {
  /** References on the page before the removal. */
  refcount: number;
  /** What the removal did while the pipe held the page. */
  removal: string;
  /** What the read of the pipe returned. */
  read: string;
  /** What became of the kernel. */
  kernel: string;
}

const drains = (act: string) => /^\S+ drain$/.test(act);

/**
 * Reads the outcome of a removal from a recording whose acts are: pin a page by a pipe, unbind in the background, read
 * the pipe.
 * @throws Error if the recording lacks one of them
 */
export function removalOf(recording: Recording): RemovalCell {
  const { steps, guest_died: died } = recording;
  const at = steps.findIndex(({ act }) => drains(act));
  const pinned = steps.find(({ page }) => page?.label === 'pinned')?.page;
  const read = steps[at]?.results?.find(({ cmd }) => drains(cmd))?.result;
  if (!pinned || read === undefined) {
    throw new Error(`${recording.scenario} on ${recording.release} has no pinned page or no read.`);
  }
  const before = steps.slice(0, at);
  const unbound = before.some(({ results }) => results?.some(({ cmd }) => cmd.includes('unbind')));
  const asleep = before.findLast(({ blocked_in }) => blocked_in)?.blocked_in?.[0];
  return {
    refcount: pinned.refcount,
    removal: unbound ? 'ends at once' : `waits, in ${asleep ?? 'a place not recorded'}()`,
    read,
    kernel: died ? `oops in ${oopsOf(died)}()` : 'goes on',
  };
}

function oopsOf(died: readonly string[]): string {
  const [rip] = died.filter((line) => line.startsWith('RIP:'));
  return /:([\w.]+)\+/.exec(rip ?? '')?.[1] ?? 'a function not recorded';
}
