/** When something was written, to be put behind its name; nothing where that is not known. */
export function whenText(at: number, verb = ''): string {
  return at > 0 ? `, ${verb}${new Date(at).toLocaleString()}` : '';
}
