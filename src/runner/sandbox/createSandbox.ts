import type { RunReport } from '../judge/runReport.ts';
import type { Job } from '../protocol/job.ts';
import { untilAborted } from '../untilAborted.ts';
import { withTimeLimit } from '../withTimeLimit.ts';
import type { Frame } from './openFrame.ts';
import { openWarmFrame } from './openWarmFrame.ts';
import { startJob } from './startJob.ts';
import type { TakenJob } from './takeUp.ts';

export interface SandboxUrls {
  readonly document: string;
  readonly worker: string;
}

export interface Sandbox {
  /** Opens the frame and has it warm a worker. */
  warm(): Promise<void>;
  /** Has every spare worker run jobs of the guide's own while it waits. Nothing of them is heard. */
  rehearse(jobs: readonly Job[]): void;
  /**
   * Runs one job. One at a time: the caller calls off the last before it starts the next.
   *
   * @throws AbortError when the signal fires; an Error when the sandbox cannot be started.
   */
  run(job: Job, signal: AbortSignal): Promise<RunReport>;
  dispose(): void;
}

/** Milliseconds of a run after which a second frame is opened beside it: the first may have to be thrown away. */
const STANDBY_AFTER = 500;
/** A frame has to say within this time that a worker is gone. */
const CLOSE_BUDGET = 300;

/**
 * The page's side of the sandbox. A frame whose process has died says nothing, ever; so whatever a
 * frame owes in time and does not deliver makes it be thrown away and opened anew.
 */
export function createSandbox(urls: SandboxUrls): Sandbox {
  let workerText: Promise<string> | undefined;
  let opened: Promise<Frame> | undefined;
  let standby: Promise<Frame> | undefined;
  let rehearsal: string | undefined;
  let running: Job | undefined;

  function loadWorkerText(): Promise<string> {
    workerText ??= fetchText(urls.worker).catch((reason: unknown) => {
      workerText = undefined;
      throw reason;
    });
    return workerText;
  }

  async function openAnother(): Promise<Frame> {
    return openWarmFrame(urls.document, await loadWorkerText());
  }

  /** Makes a frame that of the runs to come. One that stands by does not rehearse: a run goes on beside it. */
  function adopt(frame: Promise<Frame> | undefined): void {
    opened = frame;
    rehearseInOpened();
  }

  function rehearseInOpened(): void {
    const text = rehearsal;
    if (text === undefined) return;
    void opened?.then(
      (frame) => frame.rehearse(text),
      () => {},
    );
  }

  function open(): Promise<Frame> {
    if (opened) return opened;
    const next = standby ?? openAnother();
    standby = undefined;
    const attempt = next.catch((reason: unknown) => {
      if (opened === attempt) opened = undefined;
      throw reason;
    });
    adopt(attempt);
    return attempt;
  }

  function openStandby(): Promise<Frame> {
    if (standby) return standby;
    const next = openAnother();
    standby = next;
    // If one is needed, the run that needs it opens it and reports.
    next.catch(() => {
      if (standby === next) standby = undefined;
    });
    return next;
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

  /** Ends the worker of a run that is over. */
  function end(frame: Frame): void {
    withTimeLimit(frame.kill(), CLOSE_BUDGET).catch(() => {
      // A run that has begun since finds out by itself whether the frame is alive.
      if (!running) rebuild();
    });
  }

  async function run(job: Job, signal: AbortSignal): Promise<RunReport> {
    const frame = await untilAborted(open(), signal);
    const timer = setTimeout(openStandby, STANDBY_AFTER);
    const company = { open: openStandby, isCalledOff: () => signal.aborted };
    let taken: TakenJob | undefined;
    const giveUp = () => {
      if (!taken) discardStandby();
      rebuild();
    };
    // At once: the run that comes next asks for a frame before this one is told.
    signal.addEventListener('abort', giveUp);
    running = job;
    try {
      taken = await untilAborted(startJob(job, frame, company), signal);
      if (taken.frame !== frame) {
        discard();
        adopt(standby);
        standby = undefined;
      }
      const how = await untilAborted(taken.end, signal);
      if (how.type === 'timeout') {
        // A worker inside a long loop of the engine's own code outlives its end, but not its frame.
        rebuild();
      } else {
        end(taken.frame);
        discardStandby();
      }
      return { transcript: taken.transcript, end: how };
    } catch (reason) {
      if (!signal.aborted) giveUp();
      throw reason;
    } finally {
      if (running === job) running = undefined;
      signal.removeEventListener('abort', giveUp);
      clearTimeout(timer);
    }
  }

  return {
    async warm() {
      await open();
    },
    rehearse(jobs) {
      rehearsal = JSON.stringify({ rehearsal: jobs });
      rehearseInOpened();
    },
    run,
    dispose() {
      discard();
      discardStandby();
    },
  };
}

function throwAway(frame: Promise<Frame> | undefined): void {
  void frame?.then(
    (open) => open.close(),
    () => {},
  );
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}
