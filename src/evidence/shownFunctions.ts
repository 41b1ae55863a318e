import type { RecordedNode, Recording } from '../recordings/recordingSchema.ts';
import { Kallsyms } from '../simkernel/kernel/kallsyms.ts';
import { symbolTable } from '../simkernel/symbolTable.ts';
import { plainName } from './normaliseCalls.ts';
import type { Shown } from './projectCallTree.ts';
import { releaseOf } from './releaseOf.ts';

/** Locking an entry, and what unlocking leads to. */
const entryLocking = new Set([
  'dax_lock_mapping_entry',
  'dax_unlock_mapping_entry',
  'dax_unlock_entry',
  'dax_wake_entry',
]);

/** The functions whose calls both a recording and the simulation of its release can show. */
export function shownFunctions(recording: Recording): Shown {
  const release = releaseOf(recording.release);
  if (!release) return () => false;
  const traced = new Set((recording.traced ?? []).map(plainName));
  const kallsyms = new Kallsyms(release, symbolTable);
  const hides = leavesLockingOut(recording);
  return (fn) => traced.has(fn) && kallsyms.has(fn) && !(hides && entryLocking.has(fn));
}

/** mf_dax_kill_procs() killed, and yet no entry was locked: the recorder did not show the locking. */
function leavesLockingOut(recording: Recording): boolean {
  let killed = false;
  let locked = false;
  const visit = (nodes: readonly RecordedNode[]) => {
    for (const node of nodes) {
      if (!('fn' in node)) continue;
      const fn = plainName(node.fn);
      if (fn === 'dax_lock_mapping_entry') locked = true;
      if (fn === 'unmap_and_kill') killed = true;
      visit(node.calls ?? []);
    }
  };
  for (const { trace } of recording.steps) visit(trace ?? []);
  const traced = (recording.traced ?? []).map(plainName).includes('dax_lock_mapping_entry');
  return traced && killed && !locked && calledBelow(recording, 'mf_dax_kill_procs');
}

function calledBelow(recording: Recording, name: string): boolean {
  const has = (nodes: readonly RecordedNode[]): boolean =>
    nodes.some((node) => 'fn' in node && (plainName(node.fn) === name || has(node.calls ?? [])));
  return recording.steps.some(({ trace }) => has(trace ?? []));
}
