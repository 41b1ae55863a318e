import { abortError } from '../abortError.ts';
import type { RunEnd } from '../judge/runEnd.ts';
import { acceptPost } from '../protocol/acceptPost.ts';
import type { Job } from '../protocol/job.ts';
import { emptyTranscript, type Transcript } from '../protocol/transcript.ts';
import { untilAborted } from '../untilAborted.ts';
import { TimeLimitError, withTimeLimit } from '../withTimeLimit.ts';
import type { FrameRequest } from './frameMessage.ts';
import { type Frame, openFrame } from './openFrame.ts';
import { nextDeadline, progressOf, type RunClock, wholeRun } from './runClock.ts';

export interface SandboxUrls {
  readonly document: string;
  readonly worker: string;
}

export interface SandboxReport {
  readonly transcript: Transcript;
  readonly end: RunEnd;
}

export interface Sandbox {
  /** Opens the frame and has it warm a worker. */
  warm(): Promise<void>;
  /** Has every spare worker run a job of the guide's own while it waits. Nothing of it is heard. */
  rehearse(job: Job): void;
  /**
   * Runs one job. One at a time: the caller calls off the last before it starts the next.
   *
   * @throws AbortError when the signal fires; an Error when the sandbox cannot be started.
   */
  run(job: Job, signal: AbortSignal): Promise<SandboxReport>;
  dispose(): void;
}

/** A new frame has to come up within this time: it loads a document and locks a realm down. */
const OPEN_BUDGET = 10_000;
/** A frame that is not up by then is given company. */
const SECOND_FRAME_AFTER = 1_000;
/** A warm worker has to take up a job within this time, and one that is still warming in this. */
const START_BUDGET = { warm: 800, cold: 2_000 };
/**
 * What the second try may take when a warm frame did not take the job up: to come up, for which nothing has to be fetched,
 * to take the job up, and to run it. With the first try a lost process costs no more than 3 s.
 */
const SECOND_TRY = { open: 1_000, start: 500, run: 600 };
/** Milliseconds of a run after which a second frame is opened beside it. */
const STANDBY_AFTER = 500;
const NO_START = 'the sandbox does not start';
/** A frame has to say within this time that a worker is gone. */
const CLOSE_BUDGET = 300;

/**
 * The page's side of the sandbox. A frame whose process has died says nothing, ever; so whatever a
 * frame owes in time and does not deliver makes it be thrown away and opened anew.
 */
export function createSandbox(urls: SandboxUrls): Sandbox {
  let workerText: Promise<string> | undefined;
  let opened: Promise<Frame> | undefined;
  /** A second frame, opened beside a run that takes long: the first may have to be thrown away. */
  let standby: Promise<Frame> | undefined;
  let rehearsal: FrameRequest | undefined;

  function loadWorkerText(): Promise<string> {
    workerText ??= fetchText(urls.worker).catch((reason: unknown) => {
      workerText = undefined;
      throw reason;
    });
    return workerText;
  }

  function open(): Promise<Frame> {
    if (opened) return opened;
    const next = standby ?? openWarmFrame();
    standby = undefined;
    opened = next.catch((reason: unknown) => {
      opened = undefined;
      throw reason;
    });
    return opened;
  }

  async function reopen(): Promise<Frame> {
    return withTimeLimit(open(), SECOND_TRY.open).catch((reason: unknown) => {
      throw reason instanceof TimeLimitError ? new Error(NO_START) : reason;
    });
  }

  function openStandby(): void {
    standby = openWarmFrame();
    // If it is needed, the run that needs it reports.
    standby.catch(() => {});
  }

  /** A frame that stays silent may be slow or dead: a second one is opened beside it, and the first to be ready is taken. */
  async function openWarmFrame(): Promise<Frame> {
    const text = await loadWorkerText();
    const frames: Frame[] = [];
    const another = (): Promise<Frame> => {
      const frame = openFrame(urls.document, text);
      frames.push(frame);
      return untilReady(frame).then(() => frame);
    };
    let warm: Frame | undefined;
    try {
      const first = another();
      warm = await withTimeLimit(first, SECOND_FRAME_AFTER).catch((reason: unknown) => {
        if (!(reason instanceof TimeLimitError)) throw reason;
        return withTimeLimit(Promise.race([first, another()]), OPEN_BUDGET - SECOND_FRAME_AFTER);
      });
      if (rehearsal) warm.post(rehearsal);
      return warm;
    } finally {
      for (const frame of frames) if (frame !== warm) frame.close();
    }
  }

  function throwAway(frame: Promise<Frame> | undefined): void {
    void frame?.then(
      (open) => open.close(),
      () => {},
    );
  }

  function discard(): void {
    throwAway(opened);
    opened = undefined;
  }

  function discardStandby(): void {
    throwAway(standby);
    standby = undefined;
  }

  function rebuild(): void {
    discard();
    // A failure shows when the next run opens the frame itself.
    open().catch(() => {});
  }

  async function close(frame: Frame, onMessage: (text: unknown) => void): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      frame.onReport = (report) => {
        if (report.type === 'closed') resolve();
        if (report.type === 'message') onMessage(report.text);
      };
    });
    frame.post({ type: 'kill' });
    await withTimeLimit(closed, CLOSE_BUDGET).catch(rebuild);
  }

  async function attempt(
    opening: Promise<Frame>,
    clock: RunClock,
    job: Job,
    signal: AbortSignal,
    startBudget?: number,
  ): Promise<SandboxReport | 'not started'> {
    const frame = await untilAborted(opening, signal);
    const transcript = emptyTranscript();
    const timer = setTimeout(openStandby, STANDBY_AFTER);
    const end = await untilEnd(frame, clock, job, transcript, signal, startBudget);
    clearTimeout(timer);
    if (end === 'not started') {
      rebuild();
      return end;
    }
    // A worker inside a long loop of the engine's own code outlives its end, but not its frame.
    if (end === 'aborted') {
      rebuild();
      throw abortError();
    }
    if (end.type === 'timeout') {
      rebuild();
      return { transcript, end };
    }
    // What still comes in after the end spoils the run.
    await close(frame, (text) => acceptPost(transcript, job, text));
    discardStandby();
    return { transcript, end };
  }

  return {
    async warm() {
      await open();
    },
    rehearse(job) {
      rehearsal = { type: 'rehearse', job: JSON.stringify({ rehearsal: job }) };
      const request = rehearsal;
      void opened?.then(
        (frame) => frame.post(request),
        () => {},
      );
    },
    async run(job, signal) {
      const first = await attempt(open(), nextDeadline, job, signal);
      if (first !== 'not started') return first;
      const second = await attempt(
        reopen(),
        wholeRun(SECOND_TRY.run),
        job,
        signal,
        SECOND_TRY.start,
      );
      if (second !== 'not started') return second;
      throw new Error(NO_START);
    },
    dispose() {
      discard();
      discardStandby();
    },
  };
}

function untilReady(frame: Frame): Promise<void> {
  return new Promise((resolve, reject) => {
    frame.onReport = (report) => {
      if (report.type === 'ready') resolve();
      if (report.type === 'died') reject(new Error(`${NO_START}: ${report.text}`));
    };
  });
}

/** Hands a job to a frame and takes in what comes back until the run is over, one way or another. */
function untilEnd(
  frame: Frame,
  clock: RunClock,
  job: Job,
  transcript: Transcript,
  signal: AbortSignal,
  startBudget = START_BUDGET[frame.isWarm ? 'warm' : 'cold'],
): Promise<RunEnd | 'aborted' | 'not started'> {
  return new Promise((resolve) => {
    let timer = setTimeout(settle, startBudget, 'not started');
    let startedAt: number | undefined;
    const abort = () => settle('aborted');
    function settle(end: RunEnd | 'aborted' | 'not started'): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(end);
    }
    signal.addEventListener('abort', abort);
    frame.onReport = (report) => {
      if (report.type === 'died') settle({ type: 'died', text: report.text });
      if (report.type !== 'message') return;
      const before = progressOf(transcript);
      acceptPost(transcript, job, report.text);
      if (progressOf(transcript) > before) {
        startedAt ??= performance.now();
        const { wait, after } = clock(performance.now() - startedAt);
        clearTimeout(timer);
        timer = setTimeout(settle, wait, { type: 'timeout', after });
      }
      if (transcript.done || transcript.fault !== undefined) settle({ type: 'closed' });
    };
    frame.post({ type: 'run', job: JSON.stringify(job) });
  });
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}
