import type { Evaluate } from './evaluate.ts';

/** A word that is not the name of a property behind a dot; `...rest` is none of those. */
const word = /(?<![\p{ID_Continue}$]|(?<!\.\.)\.)[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;
/** A name that the text asks for in a way that never throws: `typeof name`, `globalThis.name`. */
const askedFor = /\b(?:typeof[\s(]+|globalThis\s*\??\.\s*)([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;

/** Compartments that nothing has been evaluated in yet. */
const fresh: Compartment[] = [];

/** Evaluates in a Compartment of its own: no host object, no clock, no randomness. */
export const evaluateInCompartment: Evaluate = (text, globals, author) => {
  const compartment = fresh.pop() ?? newCompartment();
  const { globalThis: global } = compartment;
  Object.assign(global, globals);
  if (author === 'reader') Object.setPrototypeOf(global, refusalsFor(text, global));
  return compartment.evaluate(text);
};

evaluateInCompartment.prepare = () => {
  fresh.push(newCompartment());
};

function newCompartment(): Compartment {
  return new Compartment({ __options__: true });
}

/** The reader's file is evaluated once a check: its words are looked for once. */
let last: { readonly text: string; readonly refusals: object } | undefined;

/**
 * A name that nobody declared is undefined in a Compartment, where JavaScript throws. So the global object inherits, for
 * every word of the text that is no global, a getter that throws; a name that the text declares hides it.
 */
function refusalsFor(text: string, global: object): object {
  if (last?.text === text) return last.refusals;
  const refusals = Object.create(Object.prototype) as object;
  for (const name of wordsOf(text)) {
    if (Reflect.has(global, name)) continue;
    const refuse = Object.freeze(() => {
      throw new ReferenceError(`${name} is not defined`);
    });
    Object.defineProperty(refusals, name, { get: refuse, set: refuse });
  }
  last = { text, refusals: Object.freeze(refusals) };
  return refusals;
}

/** The words of a text, less those that it asks for in a way that never throws. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [name] of text.matchAll(word)) words.add(name);
  for (const [, name = ''] of text.matchAll(askedFor)) words.delete(name);
  return words;
}
