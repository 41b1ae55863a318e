import type { RunEnd } from '../judge/runEnd.ts';
import { acceptPost } from '../protocol/acceptPost.ts';
import type { Job } from '../protocol/job.ts';
import { emptyTranscript, type Transcript } from '../protocol/transcript.ts';
import type { Frame } from './openFrame.ts';
import { progressOf, type RunClock } from './runClock.ts';

/** A job that a frame has been given. */
export interface TakenJob {
  readonly frame: Frame;
  readonly transcript: Transcript;
  /** Settles when the worker has taken the job up, or has died. */
  readonly started: Promise<TakenJob>;
  /** Settles when the run is over, one way or another: never, if it does not start. */
  readonly end: Promise<RunEnd>;
}

/** Hands a job to a frame and takes in what comes back, until the run is over or its clock has run out. */
export function takeUp(frame: Frame, job: Job, clock: RunClock): TakenJob {
  const transcript = emptyTranscript();
  let begin = () => {};
  let settle: (end: RunEnd) => void = () => {};
  const started = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const end = new Promise<RunEnd>((resolve) => {
    settle = (how) => {
      clearTimeout(timer);
      begin();
      resolve(how);
    };
  });
  const taken: TakenJob = { frame, transcript, started: started.then(() => taken), end };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let startedAt: number | undefined;
  frame.onEvent = (event) => {
    if (event.type === 'died') settle({ type: 'died', text: event.text });
    if (event.type !== 'message') return;
    const before = progressOf(transcript);
    acceptPost(transcript, job, event.text);
    if (progressOf(transcript) > before) {
      begin();
      startedAt ??= performance.now();
      const { wait, after } = clock(performance.now() - startedAt);
      clearTimeout(timer);
      timer = setTimeout(settle, wait, { type: 'timeout', after });
    }
    if (transcript.done || transcript.fault !== undefined) settle({ type: 'closed' });
  };
  frame.run(JSON.stringify(job));
  return taken;
}
