import type { Transcript } from '../protocol/transcript.ts';
import type { ConsoleLine } from '../verdict.ts';
import type { AnswerPositions } from './answerPositions.ts';

/** The lines that the reader's code wrote, each with its place in the TypeScript. */
export function readConsole(
  { console }: Transcript,
  positions: AnswerPositions,
): readonly ConsoleLine[] {
  return console.map(({ level, text, stack, check, release }) => {
    const position = positions.ofStack(stack);
    return {
      level,
      text,
      ...(check !== undefined && { check }),
      ...(release !== undefined && { release }),
      ...(position && { position }),
    };
  });
}
