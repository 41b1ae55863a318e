import type { Evaluate } from './evaluate.ts';

/** Evaluates in a Compartment of its own: no host object, no clock, no randomness. */
export const evaluateInCompartment: Evaluate = (text, globals) => {
  const compartment = new Compartment({ __options__: true, globals });
  return compartment.evaluate(text);
};
