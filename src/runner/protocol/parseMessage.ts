import type { RunMessage } from './runMessage.ts';

/** Longest message that is read, in UTF-16 units; the harness stays far below. */
const MESSAGE_LIMIT = 4 * 1024 * 1024;

const LEVELS: readonly unknown[] = ['log', 'info', 'warn', 'error', 'debug'];

type Fields = Readonly<Record<string, unknown>>;

// Every form is spelt out, because the text comes from a realm that has run untrusted code.
const forms: Readonly<Record<RunMessage['type'], (fields: Fields) => boolean>> = {
  started: () => true,
  begin: ({ check, release }) => typeof check === 'string' && typeof release === 'string',
  console: ({ lines }) => Array.isArray(lines) && lines.every(isConsoleLine),
  trace: ({ events }) => Array.isArray(events) && events.every(isRecord),
  observed: (fields) => Object.hasOwn(fields, 'seen'),
  threw: ({ thrown }) => isThrown(thrown),
  loadError: ({ thrown }) => isThrown(thrown),
  missing: ({ names }) =>
    Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === 'string'),
  broken: ({ text }) => typeof text === 'string',
  done: ({ truncated }) => typeof truncated === 'boolean',
};

/** Reads one message of the run, or says why it is none. */
export function parseMessage(text: unknown, run: string): RunMessage | { readonly wrong: string } {
  if (typeof text !== 'string' || text.length > MESSAGE_LIMIT) {
    return { wrong: 'the sandbox sent something that is not a message' };
  }
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    return { wrong: 'the sandbox sent a text that is not JSON' };
  }
  if (!isRecord(fields)) return { wrong: 'the sandbox sent JSON that is not a message' };
  if (fields.run !== run) return { wrong: 'a message did not carry the id of the run' };
  const { type } = fields;
  if (typeof type !== 'string' || !Object.hasOwn(forms, type)) {
    return { wrong: 'a message was of an unknown kind' };
  }
  const message = fields as unknown as RunMessage;
  return forms[message.type](fields) ? message : { wrong: `a message "${type}" was malformed` };
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isThrown(value: unknown): boolean {
  return isRecord(value) && typeof value.text === 'string' && typeof value.stack === 'string';
}

function isConsoleLine(value: unknown): boolean {
  return (
    isRecord(value) &&
    LEVELS.includes(value.level) &&
    typeof value.text === 'string' &&
    typeof value.stack === 'string'
  );
}
