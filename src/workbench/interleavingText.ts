import type { Interleaving, InterleavingStep } from '../runner/interleaving.ts';

/** The shared values that a step changed, as "name: value"; all of them for the first step. */
export function changedBy(
  steps: readonly InterleavingStep[],
  at: number,
): readonly (readonly [name: string, value: string])[] {
  const before = new Map(steps[at - 1]?.state);
  return (steps[at]?.state ?? []).filter(([name, value]) => before.get(name) !== value);
}

/** An interleaving as text: a line a step, what it changed beneath it, and the step where it goes wrong. */
export function interleavingText({
  tasks,
  steps,
  violation,
  wrongAt,
  schedule,
}: Interleaving): string {
  const name = Math.max(...tasks.map((task) => task.length));
  const number = String(steps.length).length;
  const lines = steps.flatMap((step, at) => {
    const place = step.position === undefined ? '' : ` [line ${step.position.line}]`;
    const head = `${String(at + 1).padStart(number)} ${(tasks[step.task] ?? '').padEnd(name)}`;
    const indent = ' '.repeat(head.length + 2);
    return [
      `${head}  ${step.text}${place}`,
      ...changedBy(steps, at).map(([of, value]) => `${indent}${of}: ${value}`),
      ...(at === wrongAt ? [`${indent}^^^ from here on: ${violation}`] : []),
    ];
  });
  return [`Schedule ${schedule}: ${violation}`, '', ...lines].join('\n');
}
