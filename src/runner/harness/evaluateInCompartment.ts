import type { Evaluate } from './evaluate.ts';

const word = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;
/** A name that the text asks for in a way that never throws: `typeof name`, `globalThis.name`. */
const askedFor = /\b(?:typeof[\s(]+|globalThis\s*\??\.\s*)([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;

/** Evaluates in a Compartment of its own: no host object, no clock, no randomness. */
export const evaluateInCompartment: Evaluate = (text, globals, author) => {
  const compartment = new Compartment({ __options__: true, globals });
  if (author === 'reader') refuseUndeclared(compartment.globalThis, text);
  return compartment.evaluate(text);
};

/**
 * A name that nobody declared is undefined in a Compartment, where JavaScript throws. So every word of the text that is
 * no global gets a getter that throws; a name that the text declares hides it.
 */
function refuseUndeclared(global: object, text: string): void {
  for (const name of wordsOf(text)) {
    if (Reflect.has(global, name)) continue;
    const refuse = Object.freeze(() => {
      throw new ReferenceError(`${name} is not defined`);
    });
    Object.defineProperty(global, name, { get: refuse, set: refuse });
  }
}

/** The reader's file is evaluated once a check: its words are looked for once. */
let last: { readonly text: string; readonly words: ReadonlySet<string> } | undefined;

/** The words of a text, less those that it asks for in a way that never throws. */
function wordsOf(text: string): ReadonlySet<string> {
  if (last?.text === text) return last.words;
  const words = new Set<string>();
  for (const [name] of text.matchAll(word)) words.add(name);
  for (const [, name = ''] of text.matchAll(askedFor)) words.delete(name);
  last = { text, words };
  return words;
}
