/** Typographic characters with a customary spelling in mail. */
const spelled: Record<string, string> = {
  '\u00a0': ' ',
  '\u00ab': '"',
  '\u00b5': 'u',
  '\u00bb': '"',
  '\u00d7': 'x',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '--',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2022': '*',
  '\u2026': '...',
  '\u2190': '<-',
  '\u2192': '->',
  '\u2212': '-',
  '\u2260': '!=',
  '\u2264': '<=',
  '\u2265': '>=',
};

/**
 * Spells text in printable ASCII, as mail to a kernel list should be.
 * Accents are dropped; a character without an ASCII spelling becomes `?`; controls become spaces.
 */
export function toAscii(text: string): string {
  return [...text.normalize('NFC')]
    .map((character) => spelled[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, ''))
    .join('')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[^\x20-\x7e]/gu, '?');
}
