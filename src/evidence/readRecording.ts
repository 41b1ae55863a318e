import { type Recording, recordingSchema } from '../recordings/recordingSchema.ts';

/**
 * Reads a recording.
 * @throws Error naming the file and what is wrong with it
 */
export function readRecording(text: string, name: string): Recording {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(`${name} is not JSON; expected a recording as content/evidence holds them.`);
  }
  const read = recordingSchema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'no recording'}`);
}
