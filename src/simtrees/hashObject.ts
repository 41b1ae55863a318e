import { concatBytes } from './concatBytes.ts';
import { toHex } from './hex.ts';
import { sha1 } from './sha1.ts';
import { utf8 } from './utf8.ts';

/** The three kinds of git object that a history is made of. */
export type ObjectKind = 'blob' | 'tree' | 'commit';

/**
 * The id git gives an object: SHA-1 over the kind, a space, the length of the body in bytes, a NUL, and the body.
 * What `git hash-object -t KIND` prints.
 */
export function hashObject(kind: ObjectKind, body: Uint8Array): string {
  return toHex(sha1(concatBytes([utf8(`${kind} ${body.length}\0`), body])));
}
