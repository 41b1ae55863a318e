import type { VerdictKind } from '../runner/verdict.ts';

/** How a kind of verdict is named, besides its colour: a word and a sign of its own shape. */
export interface VerdictWord {
  readonly word: string;
  /** SVG path data on a 16 by 16 grid, stroked. */
  readonly sign: string;
}

/** The six ways a run can end, in words and signs that differ without any colour. */
export const verdictWords: Readonly<Record<VerdictKind, VerdictWord>> = {
  pass: { word: 'Pass', sign: 'M2.5 8.5 6.5 12.5 13.5 4' },
  fail: { word: 'Fail', sign: 'M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5' },
  compileError: { word: 'Does not compile', sign: 'M5.5 3 2 8 5.5 13M10.5 3 14 8 10.5 13' },
  timeout: { word: 'Out of time', sign: 'M8 1.8A6.2 6.2 0 1 1 7.99 1.8M8 4.5V8L10.8 9.8' },
  crash: { word: 'Crash', sign: 'M9.5 1.5 4 9H8L6.5 14.5 12 7H8Z' },
  fault: { word: 'Fault of the runner', sign: 'M8 2 14.5 13.5H1.5ZM8 6V9.5M8 11.3V11.8' },
};
