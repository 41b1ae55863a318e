/** Adds our words to errors of the sandbox that a reader cannot know. */
export function explainThrown(text: string): string {
  if (/^TypeError: secure mode/.test(text)) {
    return `${text}. There is no clock and no randomness here: the same code has to end the same way on every run.`;
  }
  if (/^TypeError: Cannot (?:assign to|add property|define property|redefine|delete)/.test(text)) {
    return `${text}. The language's own objects and the shape of the simulation's objects cannot be changed here.`;
  }
  if (/^RangeError: Maximum call stack/.test(text)) {
    return `${text}. A function calls itself without a last step.`;
  }
  return text;
}
