import { SimError } from './simError.ts';

/**
 * Checks a number of references, pins or pages that a caller gives.
 * @throws SimError badArgument for anything that is not a positive whole number
 */
export function requireCount(fn: string, what: string, value: number): void {
  if (Number.isSafeInteger(value) && value > 0) return;
  throw new SimError('badArgument', `${fn}() needs a positive whole number of ${what}.`);
}

/**
 * Checks an offset or a length in bytes.
 * @throws SimError badArgument for anything that is not a whole number of 0 or more
 */
export function requireBytes(fn: string, what: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  throw new SimError('badArgument', `${fn}() needs ${what} in bytes: a whole number, 0 or more.`);
}
