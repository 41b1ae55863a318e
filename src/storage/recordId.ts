/** A new id for a stored item: 96 random bits. Works on pages without a secure context too. */
export function recordId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
