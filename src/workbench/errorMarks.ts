import type { EditorMark } from '../editor/codeEditor.ts';
import type { VerdictError } from '../runner/verdict.ts';

interface Run {
  /** The code that was run, and as it is now. */
  readonly source: string;
  readonly text: string;
  readonly errors: readonly VerdictError[];
}

/** The lines that the errors of a run point at; none on a text that has changed since: they would be wrong ones. */
export function errorMarks({ source, text, errors }: Run): readonly EditorMark[] {
  if (source !== text) return [];
  return errors.flatMap((error) =>
    error.position ? [{ position: error.position, text: error.text }] : [],
  );
}
