import type { ErrorExample } from './errorExample.ts';

/**
 * Runs the example of an error.
 * @returns the message of the error that it ends with
 * @throws when it ends with another one, or with none
 */
export function provokeError(code: string, example: ErrorExample): string {
  try {
    example.run();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) return error.message;
    throw error;
  }
  throw new Error(`The example of ${code} does not end with it.`);
}
