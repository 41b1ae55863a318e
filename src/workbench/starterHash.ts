/**
 * Names a version of a starter, so that a draft knows which one it began from. FNV-1a, 32 bits, as
 * eight hex digits: a collision would hide one "the starter has changed" notice, nothing more.
 */
export function starterHash(starter: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < starter.length; index += 1) {
    hash = Math.imul(hash ^ starter.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
