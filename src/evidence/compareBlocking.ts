import type { RecordedStep, Recording } from '../recordings/recordingSchema.ts';
import type { Tally } from './check.ts';
import { plainName } from './normaliseCalls.ts';
import type { Shown } from './projectCallTree.ts';
import type { ReplayedStep } from './replay/replay.ts';

/**
 * Who was still in a call when it was waited for, and where those who slept did. Steps stand in the recording only where
 * an act showed something, so each is looked up by its act among the acts of the phase.
 */
export function compareBlocking(
  tally: Tally,
  recording: Recording,
  mine: readonly ReplayedStep[],
  shown: Shown,
): void {
  const asked = new Map<string, number>();
  for (const step of recording.steps) {
    const nth = asked.get(keyOf(step)) ?? 0;
    asked.set(keyOf(step), nth + 1);
    const words = step.act.split(' ');
    const own = nthOf(mine, step, nth);
    const role = waitedFor(step);
    if (role) {
      const left = role.blocked ? `${role.name} has not returned` : `${role.name} has returned`;
      const right =
        own?.stillBlocked === role.name
          ? `${role.name} has not returned`
          : `${role.name} has returned`;
      tally.check(step.phase, step.act, left, right);
    }
    if (words[0] === 'where' && step.blocked_in && sleepsInCall(step.blocked_in)) {
      const left = frames(step.blocked_in, shown);
      const right = frames(own?.blockedIn ?? ['not blocked'], (fn) =>
        fn === 'not blocked' ? true : shown(fn) && !tailCalls.has(fn),
      );
      tally.check(
        step.phase,
        `blocked_in of ${words[1] ?? ''}`,
        left.join(' < '),
        right.slice(0, Math.max(1, left.length)).join(' < '),
      );
    }
  }
}

/** What ends in a jump to the function that sleeps, and so is on no stack: at 5.10 to blk_cleanup_queue(). */
const tailCalls: ReadonlySet<string> = new Set(['pmem_pagemap_cleanup']);

const keyOf = ({ phase, act }: { phase: string | null; act: string }) => `${phase} ${act}`;

function nthOf(mine: readonly ReplayedStep[], step: RecordedStep, nth: number) {
  return mine.filter((own) => keyOf(own) === keyOf(step))[nth];
}

/** What the recorder wrote when it waited: `join T: STILL BLOCKED`, `join T: completed`, `A BLOCKED after 8 s`. */
function waitedFor({ output = [] }: RecordedStep): { name: string; blocked: boolean } | undefined {
  for (const line of output) {
    const join = /^join (\S+): (STILL BLOCKED|completed|was already done)$/.exec(line);
    if (join?.[1]) return { name: join[1], blocked: join[2] === 'STILL BLOCKED' };
    const foreground = /^(\S+) BLOCKED after/.exec(line);
    if (foreground?.[1]) return { name: foreground[1], blocked: true };
  }
  return undefined;
}

/**
 * A role without a call waits for its next command in a pipe, or is on its way back to user space; one whose stack begins
 * in an interrupt runs, and where it does is chance.
 */
function sleepsInCall(stack: readonly string[]): boolean {
  const [innermost = ''] = stack;
  return !/^(anon_)?pipe_read$|^asm_|^exit_to_user_mode|^syscall_exit|^do_syscall/.test(innermost);
}

/** The frames that both sides can show; the tracer shows some twice. */
function frames(stack: readonly string[], shown: Shown): string[] {
  const seen = stack.map(plainName).filter(shown);
  return seen.filter((fn, at) => fn !== seen[at - 1]);
}
