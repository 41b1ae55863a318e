import { acceptMessage, type ExpectedRun } from './acceptMessage.ts';
import type { Transcript } from './transcript.ts';

/**
 * Adds what a worker posted at once to a transcript: messages, one a line. What is no text is handed on as it is, and
 * ends as a fault.
 */
export function acceptPost(transcript: Transcript, expected: ExpectedRun, post: unknown): void {
  const messages = typeof post === 'string' ? post.split('\n') : [post];
  for (const message of messages) acceptMessage(transcript, expected, message);
}
