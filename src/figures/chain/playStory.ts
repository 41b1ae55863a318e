import {
  type PlainCall,
  plainName,
  recordedCalls,
  simulatedCalls,
} from '../../evidence/normaliseCalls.ts';
import { projectCallTree } from '../../evidence/projectCallTree.ts';
import { releaseOf } from '../../evidence/releaseOf.ts';
import { replay } from '../../evidence/replay/replay.ts';
import { recordingSchema } from '../../recordings/recordingSchema.ts';
import { callTree } from '../../trace/callTree.ts';
import type { ChainData, Frame } from './chainData.ts';
import { agrees, joinTrees } from './joinTrees.ts';
import type { ChainStory } from './stories/chainStory.ts';

const inlined = 'inlined by the compiler: no probe could be placed';
const notProbed = 'not among the probed functions';

/** Calls that the figure shows although no recording could. */
const unseen: ReadonlyMap<string, string> = new Map([
  ['memory_failure_dev_pagemap', inlined],
  ['mf_generic_kill_procs', inlined],
  ['collect_procs_fsdax', inlined],
  ['dax_read_lock', notProbed],
  ['dax_alive', notProbed],
  ['dax_read_unlock', notProbed],
]);

/**
 * Replays one act of a recording and lays the simulated and the recorded call tree side by side.
 * @throws Error if the recording has no trace of the act
 */
export function playStory(story: ChainStory): ChainData {
  const recording = recordingSchema.parse(story.recording);
  const step = recording.steps.find(({ act, trace }) => act === story.act && trace);
  const mine = replay(recording).steps.find(
    ({ act, events }) => act === story.act && events.length > 0,
  );
  const release = releaseOf(recording.release);
  if (!step?.trace || !mine || !release)
    throw new Error(`${story.name} has no trace of ${story.act}`);
  const traced = new Set((recording.traced ?? []).map(plainName));
  const recorded = projectCallTree(recordedCalls(step.trace), () => true);
  const simulated = projectCallTree(
    simulatedCalls(callTree(mine.events)),
    (fn) => traced.has(fn) || unseen.has(fn),
  );
  const frames = annotate(joinTrees(merged(simulated), merged(recorded), unseen), story);
  const joined = frames.filter((frame) => frame.simulated && frame.recorded);
  return {
    release,
    recordedRelease: recording.release.split('+')[0] ?? recording.release,
    scenario: recording.scenario,
    act: story.act,
    frames,
    joined: joined.length,
    agreeing: joined.filter(agrees).length,
  };
}

/** Runs of equal leaf calls count once: unmap_page_range() is called for each mapping. */
function merged(calls: readonly PlainCall[]): PlainCall[] {
  return calls
    .filter((call, at) => {
      const before = calls[at - 1];
      return !(before && before.fn === call.fn && call.calls.length === 0);
    })
    .map((call) => ({ ...call, calls: merged(call.calls) }));
}

function annotate(frames: readonly Frame[], story: ChainStory): Frame[] {
  const said = new Set<string>();
  return frames.map((frame) => {
    const note = said.has(frame.fn) ? undefined : story.notes[frame.fn];
    if (note !== undefined) said.add(frame.fn);
    const turn = turnOf(frame);
    return {
      ...frame,
      ...(note === undefined ? {} : { note }),
      ...(turn === undefined ? {} : { turn }),
    };
  });
}

/** memory_failure_dev_pagemap() looks at the answer of the driver, and at nothing else. */
function turnOf({ fn, simulated }: Frame): string | undefined {
  if (fn !== 'pmem_pagemap_memory_failure') return undefined;
  return simulated?.ret?.startsWith('-EOPNOTSUPP')
    ? '-EOPNOTSUPP turns the path: the generic handler is next'
    : `${simulated?.ret ?? 'this'} ends the path: no generic handler`;
}
