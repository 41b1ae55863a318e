import { hashObject } from './hashObject.ts';
import { utf8 } from './utf8.ts';

/** The id of a file's content: name and mode are not in it, they are in the tree. */
export function blobId(content: string): string {
  return hashObject('blob', utf8(content));
}
