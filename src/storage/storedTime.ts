import * as z from 'zod/mini';

/** The last moment that a Date can be, in milliseconds since 1970. */
const LAST = 8.64e15;

/**
 * When something was written, in milliseconds since 1970; 0 when that was not stored, or cannot be a time: what was
 * written is not lost for its date.
 */
export const storedTime = z.pipe(
  z.number(),
  z.transform((time) => (time > 0 && time <= LAST ? time : 0)),
);
