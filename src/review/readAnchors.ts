import { readFileSync } from 'node:fs';
import { type Anchors, anchorsSchema } from './anchors.ts';

/**
 * Reads and validates content/anchors.json.
 *
 * @param root - the project's root folder
 * @throws when the manifest is not valid, naming the entry
 */
export function readAnchors(root: URL): Anchors {
  const file = new URL('content/anchors.json', root);
  const parsed = anchorsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`content/anchors.json is not valid:\n  ${problems.join('\n  ')}`);
}
