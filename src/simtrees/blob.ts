import { hashObject } from './hashObject.ts';
import { utf8 } from './utf8.ts';

/**
 * The id of a file's content: name and mode are not in it, they are in the tree.
 * @since git 2.39.5, the version that it was compared with
 * @returns 40 hexadecimal digits, as `git hash-object` prints them
 * @throws nothing
 * @source git 2.39.5, run next to it by the tests
 */
export function blobId(content: string): string {
  return hashObject('blob', utf8(content));
}
