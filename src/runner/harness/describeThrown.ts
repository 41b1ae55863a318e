import type { Thrown } from '../protocol/runMessage.ts';
import { jsonText } from './jsonText.ts';

const LIMITS = { depth: 3, nodes: 100, string: 2_000, text: 2_000 };

/** Describes anything that was thrown. Never throws, whatever was thrown. */
export function describeThrown(thrown: unknown): Thrown {
  try {
    if (typeof thrown !== 'object' || thrown === null) {
      return { text: `threw ${jsonText(thrown, LIMITS)}, which is not an Error`, stack: '' };
    }
    const name = findName(thrown);
    const message = findData(thrown, 'message');
    const stack = readStack(thrown);
    if (message === undefined && stack === '') {
      return { text: `threw ${jsonText(thrown, LIMITS)}, which is not an Error`, stack: '' };
    }
    // The simulation's own errors begin with their code, and need no class name before it.
    const title = name === 'SimError' || name === 'SimtreesError' ? '' : `${name ?? 'Error'}: `;
    return { text: `${title}${message ?? ''}`.slice(0, 2_000), stack };
  } catch {
    return { text: 'threw something that cannot be read', stack: '' };
  }
}

// Named here and not by `native.name`: SES puts a function of its own in place of Error, and a minified build renames it.
const nativeNames = new Map<object, string>(
  Object.entries({
    Error,
    TypeError,
    RangeError,
    ReferenceError,
    SyntaxError,
    EvalError,
    URIError,
  }).map(([name, native]) => [native.prototype, name]),
);

// SES turns `name` of the native prototypes into an accessor, so these are known by identity.
function findName(thrown: object): string | undefined {
  let holder: object | null = thrown;
  for (let steps = 0; holder !== null && steps < 20; steps++) {
    const native = nativeNames.get(holder);
    if (native !== undefined) return native;
    const { value } = Reflect.getOwnPropertyDescriptor(holder, 'name') ?? {};
    if (typeof value === 'string') return value;
    holder = Reflect.getPrototypeOf(holder);
  }
  return undefined;
}

// Data properties only, up the prototype chain: a getter of the reader's never runs.
function findData(thrown: object, key: string): string | undefined {
  let holder: object | null = thrown;
  for (let steps = 0; holder !== null && steps < 20; steps++) {
    const descriptor = Reflect.getOwnPropertyDescriptor(holder, key);
    if (descriptor) return typeof descriptor.value === 'string' ? descriptor.value : undefined;
    holder = Reflect.getPrototypeOf(holder);
  }
  return undefined;
}

// V8 may keep the stack as an own accessor, the other engines keep it on Error.prototype; both
// are the engine's own functions, found here before any of the reader's code has run.
const stackGetters = new Set(
  [new Error('probe'), Error.prototype]
    .map((holder) => Reflect.getOwnPropertyDescriptor(holder, 'stack')?.get)
    .filter((get) => get !== undefined),
);

function readStack(thrown: object): string {
  let holder: object | null = thrown;
  for (let steps = 0; holder !== null && steps < 20; steps++) {
    const descriptor = Reflect.getOwnPropertyDescriptor(holder, 'stack');
    if (descriptor) {
      const { get, value } = descriptor;
      const stack: unknown = get && stackGetters.has(get) ? Reflect.apply(get, thrown, []) : value;
      return typeof stack === 'string' ? stack.slice(0, 8_000) : '';
    }
    holder = Reflect.getPrototypeOf(holder);
  }
  return '';
}
