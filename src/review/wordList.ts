/** Words as a sentence lists them: `5.10, 6.1 and 6.12`. */
export function wordList(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' and ');
}
