/**
 * A numbered footnote for a review mail: what the section is about, then the address on a line of its own, which alone
 * may be longer than 75 columns. It is no `Link:` trailer: those are for what a commit is based on, not for an
 * explanation (process/5.Posting.rst). Where the address is of one release, the note names that one alone.
 *
 * @param note - the lines of noteLines()
 * @param url - the section's permanent address
 */
export function footnote(note: string, url: string): string {
  const at = new URL(url).searchParams.get('at');
  const held = at === null ? note : note.replace(/^( {4}v)[\d.]+(, v[\d.]+)*/m, `$1${at}`);
  return `${held}\n    ${encodeURI(decodeURI(url))}`;
}
