import type { PlannedCheck } from './job.ts';
import { parseMessage } from './parseMessage.ts';
import type { RunMessage } from './runMessage.ts';
import type { Transcript } from './transcript.ts';

/** What a transcript is held against. */
export interface ExpectedRun {
  readonly run: string;
  readonly plan: readonly PlannedCheck[];
}

/**
 * Adds one message to a transcript, or marks the transcript as faulty when the message is not the
 * one that can come next: a forged, repeated, late, superfluous or malformed message ends as a
 * fault, and never as a result.
 */
export function acceptMessage(transcript: Transcript, expected: ExpectedRun, text: unknown): void {
  if (transcript.fault !== undefined) return;
  const message = parseMessage(text, expected.run);
  const fault = 'wrong' in message ? message.wrong : addMessage(transcript, expected.plan, message);
  if (fault !== undefined) transcript.fault = fault;
}

function addMessage(
  transcript: Transcript,
  plan: readonly PlannedCheck[],
  message: RunMessage,
): string | undefined {
  if (transcript.done) return 'a message came after the run had ended';
  if (message.type === 'started') return start(transcript);
  if (!transcript.started) return 'a message came before the run had started';
  if (message.type === 'broken') return `the harness stopped: ${message.text}`;
  if (message.type === 'begin') return begin(transcript, plan, message);
  if (message.type === 'done') {
    transcript.done = true;
    transcript.truncated = message.truncated;
    return undefined;
  }
  return addToCheck(transcript, message);
}

function start(transcript: Transcript): string | undefined {
  if (transcript.started) return 'the run was started twice';
  transcript.started = true;
  return undefined;
}

function begin(
  transcript: Transcript,
  plan: readonly PlannedCheck[],
  { check, release }: PlannedCheck,
): string | undefined {
  const last = transcript.records.at(-1);
  if ((last && !last.outcome) || isOver(transcript)) return 'a check began at the wrong moment';
  const next = plan[transcript.records.length];
  if (next?.check !== check || next.release !== release) return 'a check began out of order';
  transcript.records.push({ check, release, trace: [] });
  return undefined;
}

function addToCheck(
  transcript: Transcript,
  message: Exclude<RunMessage, { type: 'started' | 'begin' | 'broken' | 'done' }>,
): string | undefined {
  const record = transcript.records.at(-1);
  if (!record || record.outcome || isOver(transcript)) return 'a report came outside a check';
  const { check, release } = record;
  switch (message.type) {
    case 'console':
      for (const line of message.lines) transcript.console.push({ ...line, check, release });
      return undefined;
    case 'trace':
      for (const event of message.events) record.trace.push(event);
      return undefined;
    case 'observed':
      record.outcome = { type: 'observed', seen: message.seen };
      return undefined;
    case 'threw':
      record.outcome = { type: 'threw', thrown: message.thrown };
      return undefined;
    case 'loadError':
      transcript.loadError = message.thrown;
      return undefined;
    case 'missing':
      transcript.missing = message.names;
      return undefined;
  }
}

function isOver({ loadError, missing }: Transcript): boolean {
  return loadError !== undefined || missing !== undefined;
}
