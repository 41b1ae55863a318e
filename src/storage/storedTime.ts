import * as z from 'zod/mini';

/** The last moment that a Date can be, in milliseconds since 1970. */
const LAST = 8.64e15;

/** When something was written, in milliseconds since 1970; 0 when that was not stored. */
export const storedTime = z.number().check(z.minimum(0), z.maximum(LAST));
