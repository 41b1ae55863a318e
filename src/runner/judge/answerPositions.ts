import type { PositionMap } from '../compile/positionMap.ts';
import { positionAt } from '../compile/textPosition.ts';
import type { SourcePosition } from '../sourcePosition.ts';
import type { TraceEvent } from '../traceEvent.ts';

/** Finds the reader's line for what the sandbox reported in terms of the compiled answer. */
export interface AnswerPositions {
  /** The innermost line of the answer on a stack. */
  ofStack(stack: string): SourcePosition | undefined;
  /** The last call that the answer made. */
  ofTrace(trace: readonly TraceEvent[]): SourcePosition | undefined;
  /** A place in the compiled answer. */
  ofSite(line: number, column: number): SourcePosition | undefined;
  /** Where the answer has a text as a string of its own, the last place of several. */
  ofString(text: string): SourcePosition | undefined;
  /** Where the answer declares the first of these names that it declares at all. */
  ofDeclaration(names: readonly string[]): SourcePosition | undefined;
}

const QUOTES = ["'", '"', '`'];

/** Where one of some texts stands last, on a line that is no comment. */
function lastInCode(source: string, texts: readonly string[]): SourcePosition | undefined {
  const lines = source.split('\n');
  const line = lines.findLastIndex(
    (one) => !/^\s*(?:\/\/|\/?\*)/.test(one) && texts.some((text) => one.includes(text)),
  );
  const last = Math.max(...texts.map((text) => lines[line]?.lastIndexOf(text) ?? -1));
  return line < 0 ? undefined : { line: line + 1, column: last + 1 };
}

export function answerPositions(source: string, map: PositionMap): AnswerPositions {
  return {
    ofStack(stack) {
      for (const [, line, column] of stack.matchAll(/\banswer\.js:(\d+):(\d+)/g)) {
        const position = map.toSource(Number(line), Number(column));
        if (position) return position;
      }
      return undefined;
    },
    ofTrace(trace) {
      const site = trace.findLast((event) => isSite(event.site))?.site;
      return site && map.toSource(site.line, site.column);
    },
    ofSite: (line, column) => map.toSource(line, column),
    ofString(text) {
      return lastInCode(
        source,
        QUOTES.map((quote) => `${quote}${text}${quote}`),
      );
    },
    ofDeclaration(names) {
      for (const name of names) {
        // No two quantifiers for the same spaces: a file can hold thousands of them in a row.
        const declaration = new RegExp(
          `\\b(?:function(?:\\s+|\\s*\\*\\s*)|(?:const|let|var|class)\\s+)${name}\\b`,
        );
        const match = declaration.exec(source);
        if (match) return positionAt(source, match.index);
      }
      return undefined;
    },
  };
}

function isSite(site: unknown): boolean {
  if (typeof site !== 'object' || site === null) return false;
  const { line, column } = site as { line?: unknown; column?: unknown };
  return Number.isInteger(line) && Number.isInteger(column);
}
