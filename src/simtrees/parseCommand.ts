import { SimtreesError } from './simtreesError.ts';
import { commandForms, type WorldCommand } from './worldCommand.ts';

const WORD = '[A-Za-z0-9][A-Za-z0-9._-]*';

/** The words between keywords, one list for each gap; undefined when the line has another form. */
function gaps(line: string, pattern: string): string[] | undefined {
  const source = pattern.replace(/\*/g, `${WORD}(?: ${WORD})*`).replace(/\?/g, WORD);
  return new RegExp(`^${source}$`).exec(line)?.slice(1);
}

const words = (text: string | undefined): string[] => (text ?? '').split(' ').filter(Boolean);

function parse(verb: string, line: string): WorldCommand | undefined {
  const match = (pattern: string) => gaps(line, pattern);
  let found: string[] | undefined;
  if (verb === 'topic') {
    found = match('topic (?) from (?)');
    if (found) return { verb, name: found[0] ?? '', from: found[1] ?? '' };
  } else if (verb === 'apply') {
    found = match('apply (*) to (?)');
    if (found) return { verb, patches: words(found[0]), to: found[1] ?? '' };
  } else if (verb === 'merge') {
    found = match('merge (?) into (?) with (*)') ?? match('merge (?) into (?)');
    if (found) return { verb, from: found[0] ?? '', into: found[1] ?? '', with: words(found[2]) };
  } else if (verb === 'rebase') {
    found = match('rebase (?) onto (?)');
    if (found) return { verb, branch: found[0] ?? '', onto: found[1] ?? '' };
  } else if (verb === 'rebuild') {
    found = match('rebuild (?) on (?)');
    if (found) return { verb, tree: found[0] ?? '', on: found[1] ?? '' };
  } else if (verb === 'cherry-pick') {
    found = match('cherry-pick (?) from (?) to (?)');
    if (found) return { verb, patch: found[0] ?? '', from: found[1] ?? '', to: found[2] ?? '' };
  } else if (verb === 'revert') {
    found = match('revert (?) on (?)');
    if (found) return { verb, patch: found[0] ?? '', on: found[1] ?? '' };
  }
  return undefined;
}

const isVerb = (word: string): word is WorldCommand['verb'] => Object.hasOwn(commandForms, word);

/**
 * Reads one command line. White space separates words and may be any amount.
 *
 * @throws SimtreesError `badCommand`, which says what the form is, or which commands there are.
 */
export function parseCommand(text: string): WorldCommand {
  const line = text.trim().replace(/\s+/g, ' ');
  const verb = line.split(' ', 1)[0] ?? '';
  if (!isVerb(verb)) {
    const all = Object.values(commandForms).join('; ');
    throw new SimtreesError(
      'badCommand',
      `There is no command "${verb}". The commands are: ${all}.`,
    );
  }
  const parsed = parse(verb, line);
  if (parsed !== undefined) return parsed;
  throw new SimtreesError('badCommand', `"${verb}" is written: ${commandForms[verb]}.`);
}
