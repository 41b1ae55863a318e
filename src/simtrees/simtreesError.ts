import { type SimtreesErrorCode, simtreesErrorTable } from './errorTable.ts';

/**
 * An error of the simulation of trees: something was asked that has no answer, or git would have stopped.
 * The message ends with what to do; `code` is one of the keys of the error table.
 */
export class SimtreesError extends Error {
  // Defined, not assigned: an assignment would fail once Error.prototype is frozen.
  override readonly name = 'SimtreesError';
  readonly code: SimtreesErrorCode;
  /** What happened, without the advice. */
  readonly detail: string;

  constructor(code: SimtreesErrorCode, detail: string) {
    super(`${detail} ${simtreesErrorTable[code].remedy}`);
    this.code = code;
    this.detail = detail;
  }
}
