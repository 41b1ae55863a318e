/**
 * Names a version of a text: FNV-1a, 32 bits, as eight hex digits. It says that a starter or an
 * exercise has changed; a collision would hide one such notice, and no text is ever found by it.
 */
export function contentHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
