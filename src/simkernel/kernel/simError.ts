import { type ErrorCode, errorTable } from './errorTable.ts';

/**
 * An error of the simulator itself, never of the simulated kernel: something was asked that has no answer.
 * Its code names a page of the site that says what causes it and what to do.
 */
export class SimError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail: string) {
    super(`${code}: ${detail} ${errorTable[code].remedy}`);
    this.name = 'SimError';
    this.code = code;
  }
}
