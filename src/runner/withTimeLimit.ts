/** Thrown by `withTimeLimit`. */
export class TimeLimitError extends Error {}

/**
 * Waits for a promise, but not longer than `milliseconds`.
 *
 * @throws TimeLimitError when the time is up first; whatever the promise rejects with otherwise.
 */
export async function withTimeLimit<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitError()), milliseconds);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
