import type { RawConsoleLine } from '../protocol/runMessage.ts';
import { jsonText } from './jsonText.ts';

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const;
const LIMITS = { depth: 4, nodes: 200, string: 2_000, text: 2_000, stack: 8_000 };

/** Frames between the console and the line of the answer that wrote to it, with those of the engine. */
const FRAMES = 8;

/** Lines read of one check and kept of one run; a flood beyond that is dropped and said to be. */
export const CONSOLE_LINE_LIMIT = 200;

/** The console of the reader's code for one check. Each line is sent as it is written, so a hang loses none. */
export function createConsole(
  send: (line: RawConsoleLine) => void,
  onDropped: () => void,
): Readonly<Record<string, (...items: unknown[]) => void>> {
  let lines = 0;
  const entries = LEVELS.map((level) => [
    level,
    (...items: unknown[]) => {
      if (++lines > CONSOLE_LINE_LIMIT) return onDropped();
      const text = items.map(printItem).join(' ').slice(0, LIMITS.text);
      send({ level, text, stack: placeOfLine().slice(0, LIMITS.stack) });
    },
  ]);
  return Object.freeze(Object.fromEntries(entries));
}

/** The stack of a line: in WebKit a stack is too short by default to reach from here to the answer. */
function placeOfLine(): string {
  const limit = Error.stackTraceLimit;
  if (limit !== undefined) Error.stackTraceLimit = Math.max(limit, FRAMES);
  const { stack = '' } = new Error('line');
  if (limit !== undefined) Error.stackTraceLimit = limit;
  return stack;
}

function printItem(item: unknown): string {
  if (typeof item === 'string') return item.slice(0, LIMITS.string);
  if (item === undefined) return 'undefined';
  try {
    return jsonText(item, LIMITS);
  } catch {
    return '[unreadable]';
  }
}
