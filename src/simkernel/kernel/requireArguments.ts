import { type ArgumentKind, argumentKinds } from './argumentKinds.ts';
import { SimError } from './simError.ts';

interface Parameter extends ArgumentKind {
  readonly name: string;
  readonly optional: boolean;
}

/** A cache of pure values: a signature means the same whoever asks first. */
const parsed = new Map<string, readonly Parameter[]>();

/** Reads `NAME: KIND, NAME: KIND?`. */
export function parametersOf(signature: string): readonly Parameter[] {
  const known = parsed.get(signature);
  if (known) return known;
  const made = signature
    .split(', ')
    .filter((part) => part !== '')
    .map((part) => {
      const [, name = '', kind = '', optional] = /^(\w+): (\w+)(\?)?$/.exec(part) ?? [];
      const found: ArgumentKind | undefined = Reflect.get(argumentKinds, kind);
      if (!found) throw new TypeError(`The signature "${signature}" has no kind "${kind}".`);
      return { ...found, name, optional: optional !== undefined };
    });
  parsed.set(signature, made);
  return made;
}

/**
 * Checks what a function was called with, so that nothing goes wrong deep inside that could be said at the door.
 * @param signature `NAME: KIND, NAME: KIND?`, in the order of the values
 * @throws SimError badArgument naming the function, the parameter, what it wants and what it got
 */
export function requireArguments(fn: string, signature: string, values: readonly unknown[]): void {
  const parameters = parametersOf(signature);
  for (let at = 0; at < parameters.length; at += 1) {
    const parameter = parameters[at];
    const value = values[at];
    if (!parameter || parameter.accepts(value)) continue;
    if (value === undefined && parameter.optional) continue;
    const { name, wants } = parameter;
    throw new SimError('badArgument', `${fn}() takes ${wants} as ${name}; it got ${shown(value)}.`);
  }
}

/** Shows a value without running code that it brings along. */
function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.slice(0, 40));
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? 'an array' : 'another object';
    case 'function':
    case 'symbol':
      return `a ${typeof value}`;
    default:
      return String(value);
  }
}
