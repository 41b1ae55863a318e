import { errorTable } from '../../../src/simkernel/kernel/errorTable.ts';
import { KernelPanic } from '../../../src/simkernel/kernel/kernelPanic.ts';
import { SimError } from '../../../src/simkernel/kernel/simError.ts';

/** What is wrong with how something ended: nothing for an error of ours that helps, or an oops that is declared. */
export function complaintOf(error: unknown): string | undefined {
  if (error instanceof KernelPanic) return undefined;
  if (!(error instanceof SimError)) {
    return error instanceof Error ? (error.stack ?? error.message) : `threw ${typeof error}`;
  }
  const { code, message } = error;
  const { remedy } = errorTable[code];
  const detail = message.slice(code.length + 2, -remedy.length);
  if (!message.endsWith(remedy) || detail.trim().length < 10) return `says little: ${message}`;
  return /\[object|NaN0x/.test(detail) ? `shows what it did not find: ${message}` : undefined;
}

/** Runs something. @returns what is wrong with how it ended, undefined if nothing */
export function complaint(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return complaintOf(error);
  }
}
