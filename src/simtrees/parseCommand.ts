import { SimtreesError } from './simtreesError.ts';
import { commandForms, type WorldCommand } from './worldCommand.ts';

/**
 * The words after the verb and after each keyword, which must all be there, in this order and with at least one word
 * after each; undefined when the line has another form.
 */
function operands(words: readonly string[], keywords: readonly string[]): string[][] | undefined {
  const parts: string[][] = [[]];
  for (const word of words.slice(1)) {
    if (word === keywords[parts.length - 1]) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  const complete = parts.length === keywords.length + 1 && parts.every((part) => part.length > 0);
  return complete ? parts : undefined;
}

/** As `operands`, with exactly one word in each place. */
function names(words: readonly string[], keywords: readonly string[]): string[] | undefined {
  const parts = operands(words, keywords);
  return parts?.every((part) => part.length === 1) ? parts.flat() : undefined;
}

function merge(words: readonly string[]): WorldCommand | undefined {
  const at = words.includes('with') ? words.indexOf('with') : words.length;
  const found = names(words.slice(0, at), ['into']);
  const patches = words.slice(at + 1);
  if (found === undefined || (at < words.length && patches.length === 0)) return undefined;
  return { verb: 'merge', from: found[0] ?? '', into: found[1] ?? '', with: patches };
}

function apply(words: readonly string[]): WorldCommand | undefined {
  const [patches, to] = operands(words, ['to']) ?? [];
  if (patches === undefined || to === undefined || to.length > 1) return undefined;
  return { verb: 'apply', patches, to: to[0] ?? '' };
}

function parse(verb: WorldCommand['verb'], words: readonly string[]): WorldCommand | undefined {
  if (verb === 'merge') return merge(words);
  if (verb === 'apply') return apply(words);
  if (verb === 'topic') {
    const [name, from] = names(words, ['from']) ?? [];
    return name && from ? { verb, name, from } : undefined;
  }
  if (verb === 'rebase') {
    const [branch, onto] = names(words, ['onto']) ?? [];
    return branch && onto ? { verb, branch, onto } : undefined;
  }
  if (verb === 'rebuild') {
    const [tree, on] = names(words, ['on']) ?? [];
    return tree && on ? { verb, tree, on } : undefined;
  }
  if (verb === 'revert') {
    const [patch, on] = names(words, ['on']) ?? [];
    return patch && on ? { verb, patch, on } : undefined;
  }
  const [patch, from, to] = names(words, ['from', 'to']) ?? [];
  return patch && from && to ? { verb, patch, from, to } : undefined;
}

const isVerb = (word: string): word is WorldCommand['verb'] => Object.hasOwn(commandForms, word);

/**
 * Reads one command line of a plan. White space separates words and may be any amount.
 * @since any release: the language is this guide's
 * @returns the verb and its operands
 * @throws SimtreesError badCommand, which says what the form is, or which commands there are
 * @source the rules of this guide; git has no such command
 */
export function parseCommand(text: string): WorldCommand {
  const words = text.split(/\s+/).filter(Boolean);
  const verb = words[0] ?? '';
  if (!isVerb(verb)) {
    const all = Object.values(commandForms).join('; ');
    throw new SimtreesError(
      'badCommand',
      `There is no command "${verb}". The commands are: ${all}.`,
    );
  }
  const parsed = parse(verb, words);
  if (parsed !== undefined) return parsed;
  throw new SimtreesError('badCommand', `"${verb}" is written: ${commandForms[verb]}.`);
}
