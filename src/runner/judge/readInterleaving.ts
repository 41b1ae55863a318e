import type { Interleaving, InterleavingStep } from '../interleaving.ts';
import type { SourcePosition } from '../sourcePosition.ts';

/** What is shown of one interleaving at most: what is longer is no interleaving of an exercise. */
const LIMITS = { tasks: 8, steps: 1_000, values: 24, text: 400 };

type FindPosition = (line: number, column: number) => SourcePosition | undefined;

/**
 * Reads an interleaving that came out of the sandbox. Every part is checked and copied; the reader's lines are found
 * with `positionOf` from places in the compiled answer.
 *
 * @returns undefined for anything that does not have the form of an interleaving, or is too large to be one.
 */
export function readInterleaving(
  told: unknown,
  positionOf: FindPosition,
): Interleaving | undefined {
  if (!isRecord(told)) return undefined;
  const { tasks, steps, wrongAt, violation, schedule } = told;
  if (!isText(violation) || !isText(schedule)) return undefined;
  if (!isList(tasks, LIMITS.tasks) || tasks.length === 0 || !tasks.every(isText)) return undefined;
  if (!isList(steps, LIMITS.steps) || steps.length === 0) return undefined;
  if (!isCount(wrongAt) || wrongAt >= steps.length) return undefined;
  const read = steps.map((step) => readStep(step, tasks.length, positionOf));
  if (!read.every((step) => step !== undefined)) return undefined;
  return { tasks, steps: read, wrongAt, violation, schedule };
}

function readStep(
  told: unknown,
  tasks: number,
  positionOf: FindPosition,
): InterleavingStep | undefined {
  if (!isRecord(told)) return undefined;
  const { task, text, site, state } = told;
  if (!isCount(task) || task >= tasks || !isText(text)) return undefined;
  if (!isList(state, LIMITS.values) || !state.every(isPair)) return undefined;
  const position =
    isRecord(site) && isCount(site.line) && isCount(site.column)
      ? positionOf(site.line, site.column)
      : undefined;
  return { task, text, ...(position && { position }), state };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown, most: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length <= most;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LIMITS.text;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isPair(value: unknown): value is readonly [string, string] {
  return isList(value, 2) && value.length === 2 && value.every(isText);
}
