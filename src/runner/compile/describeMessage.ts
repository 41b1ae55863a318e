import type { VerdictError } from '../verdict.ts';

/** The part of an esbuild message that is shown. esbuild counts columns in bytes, from 0. */
export interface CompilerMessage {
  readonly text: string;
  readonly location: {
    readonly line: number;
    readonly column: number;
    readonly lineText: string;
  } | null;
  readonly notes: readonly { readonly text: string }[];
}

const YIELD =
  'yield works in a generator only: write "function*" where the function begins. An arrow function cannot be one';

/** Turns an esbuild message into an error with a position in UTF-16 units from 1. */
export function describeMessage({ text, location, notes }: CompilerMessage): VerdictError {
  const words = /"yield"/.test(text) ? YIELD : [text, ...notes.map((note) => note.text)].join('. ');
  if (!location) return { text: words };
  const bytes = new TextEncoder().encode(location.lineText).slice(0, location.column);
  const column = new TextDecoder().decode(bytes).length + 1;
  return { text: words, position: { line: location.line, column } };
}
