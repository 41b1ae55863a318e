import type { EditorMark } from '../editor/codeEditor.ts';
import type { Verdict } from '../runner/verdict.ts';

/** The lines of the reader's code that a verdict points at: one mark a line, in the order of the run. */
export function verdictMarks(verdict: Verdict): readonly EditorMark[] {
  const marks = new Map<number, EditorMark>();
  const add = (position: EditorMark['position'] | undefined, text: string): void => {
    if (position === undefined) return;
    const known = marks.get(position.line);
    if (known === undefined) marks.set(position.line, { position, text });
    else if (!known.text.split('\n').includes(text)) {
      marks.set(position.line, { ...known, text: `${known.text}\n${text}` });
    }
  };
  for (const error of verdict.errors) add(error.position, error.text);
  for (const check of verdict.checks) {
    if (check.pass || check.place === 'declaration') continue;
    const where = check.place === 'lastCall' ? 'Last call before this fails' : 'Fails';
    add(check.position, `${where}: ${check.name}`);
  }
  if (marks.size === 0 && verdict.kind !== 'pass') add(verdict.position, verdict.headline);
  return [...marks.values()];
}
