import { hostOf, type Kernel } from '../kernel/kernel.ts';
import { type AnySymbol, defineSymbol } from '../kernel/symbolDefinition.ts';
import { touches } from '../kernel/touches.ts';
import { percpu_ref } from './percpu_ref.ts';

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Takes a reference unless the counter was killed. @returns false after the kill */
    percpu_ref_tryget_live(ref: percpu_ref): boolean;
    /** Takes references unless there is none: it succeeds after the kill as long as somebody holds one. */
    percpu_ref_tryget_many(ref: percpu_ref, nr: number): boolean;
    /** Takes references, for a caller that knows there is one. */
    percpu_ref_get_many(ref: percpu_ref, nr: number): void;
    /** Gives one reference back; after the kill the last one calls the owner's release. */
    percpu_ref_put(ref: percpu_ref): void;
    /** Gives several references back at once. */
    percpu_ref_put_many(ref: percpu_ref, nr: number): void;
    /** Ends the life of the counter: no live reference from now on, and the initial one is dropped. */
    percpu_ref_kill(ref: percpu_ref): void;
    /** The same; `confirm_kill` runs once every CPU knows, before the initial reference is dropped. */
    percpu_ref_kill_and_confirm(ref: percpu_ref, confirm_kill: (() => void) | null): void;
    /** Frees the counter. */
    percpu_ref_exit(ref: percpu_ref): void;
  }
}

/**
 * Gets and puts commute with each other, so for a search they only read; killing the counter is what orders them.
 * Whoever gets to 0 wakes somebody, which is an access of its own.
 */
function touchRef(k: Kernel, ref: percpu_ref, mode: 'read' | 'write'): void {
  touches(k, ref, 'count', mode);
}

function move(k: Kernel, ref: percpu_ref, by: number): void {
  touchRef(k, ref, 'read');
  if (ref.exited) {
    hostOf(k).bug('percpuRefExited', `${ref.label} was used after percpu_ref_exit()`);
  }
  ref.count += by;
  const host = hostOf(k);
  if (host.tracing) host.tracepoint('percpuRefMod', { ref: ref.label, val: by, count: ref.count });
  if (ref.count < 0) hostOf(k).warn('percpuRefUnderflow', `${ref.label} <= 0 (${ref.count})`);
  // A live counter is spread over the CPUs, so nobody sees that it falls to 0.
  if (ref.count === 0 && by < 0 && ref.dead) percpu_ref.released(ref, k);
}

const since = '5.2';
const inHeader = 'include/linux/percpu-refcount.h';
const inFile = 'lib/percpu-refcount.c';

const tryget_live = defineSymbol({
  name: 'percpu_ref_tryget_live',
  file: inHeader,
  models: 'Takes a reference unless the counter was killed.',
  args: ['ref'],
  returns: 'bool',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since,
      source: inHeader,
      call(k, ref) {
        touchRef(k, ref, 'read');
        if (ref.dead) return false;
        move(k, ref, 1);
        return true;
      },
    },
  ],
});

const tryget_many = defineSymbol({
  name: 'percpu_ref_tryget_many',
  file: inHeader,
  models: 'Takes references unless there is none.',
  args: ['ref', 'nr'],
  returns: 'bool',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.10',
      source: `${inHeader} at 7.2`,
      call(k, ref, nr) {
        touchRef(k, ref, 'read');
        if (ref.count === 0) return false;
        move(k, ref, nr);
        return true;
      },
    },
  ],
});

const get_many = defineSymbol({
  name: 'percpu_ref_get_many',
  file: inHeader,
  models: 'Takes references.',
  args: ['ref', 'nr'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [{ since, source: inHeader, call: move }],
});

const put_many = defineSymbol({
  name: 'percpu_ref_put_many',
  file: inHeader,
  models: 'Gives references back.',
  args: ['ref', 'nr'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [{ since, source: inHeader, call: (k, ref, nr) => move(k, ref, -nr) }],
});

const put = defineSymbol({
  name: 'percpu_ref_put',
  file: inHeader,
  models: 'Gives one reference back.',
  args: ['ref'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [{ since, source: inHeader, call: (k, ref) => move(k, ref, -1) }],
});

function kill(k: Kernel, ref: percpu_ref, confirm: (() => void) | null): void {
  touchRef(k, ref, 'write');
  if (ref.dead) hostOf(k).warn('percpuRefKilledTwice', `${ref.label} was killed a second time`);
  ref.dead = true;
  confirm?.();
  move(k, ref, -1);
}

const killSymbol = defineSymbol({
  name: 'percpu_ref_kill',
  file: inHeader,
  models: 'Ends the life of a counter.',
  args: ['ref'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [{ since, source: inHeader, call: (k, ref) => k.percpu_ref_kill_and_confirm(ref, null) }],
});

const killAndConfirm = defineSymbol({
  name: 'percpu_ref_kill_and_confirm',
  file: inFile,
  models: 'Ends the life of a counter and says when every CPU knows.',
  args: ['ref'],
  returns: 'void',
  preemptible: false,
  bodies: [{ since, source: inFile, call: kill }],
});

const exit = defineSymbol({
  name: 'percpu_ref_exit',
  file: inFile,
  models: 'Frees a counter.',
  args: ['ref'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since,
      source: inFile,
      call(k, ref) {
        touchRef(k, ref, 'write');
        ref.exited = true;
      },
    },
  ],
});

/** Functions of lib/percpu-refcount.c. */
export const percpuRefSymbols: readonly AnySymbol[] = [
  tryget_live,
  tryget_many,
  get_many,
  put_many,
  put,
  killSymbol,
  killAndConfirm,
  exit,
];
