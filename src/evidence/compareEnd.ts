import type { Recording } from '../recordings/recordingSchema.ts';
import type { Tally } from './check.ts';
import { plainName } from './normaliseCalls.ts';
import type { Shown } from './projectCallTree.ts';
import type { Replayed } from './replay/replay.ts';

/** How a recording ended: a mount that was refused, an oops, the exit status of umount. */
export function compareEnd(
  tally: Tally,
  recording: Recording,
  replayed: Replayed,
  shown: Shown,
): void {
  const refused = (rc: boolean) => (rc ? 'mounted' : 'mount refused');
  if (recording.mount) {
    tally.check(null, 'mount', refused(recording.mount.rc === 0), refused(replayed.mounted));
  }
  const died = (dead: boolean) => (dead ? 'the kernel went down' : 'the kernel lived');
  const recordedOops = recording.guest_died;
  tally.check(null, 'end', died(recordedOops !== undefined), died(replayed.oops !== undefined));
  if (recordedOops && replayed.oops) {
    const recorded = oopsFrames(recordedOops, shown);
    const simulated = replayed.oops.filter(shown).slice(0, Math.max(1, recorded.length));
    if (recorded.length > 0) {
      tally.check(null, 'oops', recorded.join(' < '), simulated.join(' < '));
    }
  }
  for (const line of recording.shell ?? []) {
    const rc = /^UMOUNT rc=(\d+)/.exec(line)?.[1];
    if (rc !== undefined)
      tally.check(null, 'umount', rc, String(replayed.umountRc ?? 'not reached'));
  }
}

/** Functions of an oops, innermost first: the one that faulted, then its callers. */
function oopsFrames(lines: readonly string[], shown: Shown): string[] {
  const names = lines.flatMap((line) => /^(?:RIP: \S+?:)?([\w.]+)\+0x/.exec(line)?.[1] ?? []);
  // The log repeats the faulting function at its end.
  const [first, ...rest] = names;
  const stack =
    first !== undefined && rest.at(-1) === first ? [first, ...rest.slice(0, -1)] : names;
  return stack.map(plainName).filter(shown);
}
