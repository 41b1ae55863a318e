import type { EditorMark } from '../editor/codeEditor.ts';
import type { Verdict } from '../runner/verdict.ts';

/** The lines of the reader's code that a verdict points at, each once, in the order of the run. */
export function verdictMarks(verdict: Verdict): readonly EditorMark[] {
  const marks: EditorMark[] = [];
  const add = (position: EditorMark['position'] | undefined, text: string): void => {
    if (position === undefined) return;
    const known = marks.some((mark) => mark.position.line === position.line && mark.text === text);
    if (!known) marks.push({ position, text });
  };
  for (const error of verdict.errors) add(error.position, error.text);
  for (const check of verdict.checks) {
    if (!check.pass) add(check.position, check.message ?? `Fails: ${check.name}`);
  }
  if (marks.length === 0 && verdict.kind !== 'pass') add(verdict.position, verdict.headline);
  return marks;
}
