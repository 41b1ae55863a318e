/** Bounds of what is written for one value. */
export interface JsonLimits {
  readonly depth: number;
  /** Values, objects and arrays included. */
  readonly nodes: number;
  /** UTF-16 units of one string. */
  readonly string: number;
  /** UTF-16 units of all strings together. */
  readonly text: number;
}

/** Bounds of an observation. */
export const observationLimits: JsonLimits = {
  depth: 24,
  nodes: 20_000,
  string: 16_384,
  text: 262_144,
};

/**
 * Writes a value as JSON text, reading nothing but own data descriptors: no getter, no `toJSON`,
 * no iterator of the value runs. (A proxy's traps do; what they answer is data like any other.)
 * What JSON has no form for is written as a string in brackets: `[function put]`, `[getter]`,
 * `[circular]`, `[too deep]`. Properties that are `undefined` are left out, as in JSON.
 *
 * @throws what a proxy's trap throws.
 */
export function jsonText(value: unknown, limits: JsonLimits): string {
  const parents: object[] = [];
  let nodes = 0;
  let text = 0;

  function write(item: unknown): string {
    nodes++;
    if (isFull()) return '"[too much]"';
    switch (typeof item) {
      case 'string':
        return writeString(item);
      case 'number':
        return Number.isFinite(item) ? `${item}` : `"[${item}]"`;
      case 'boolean':
        return item ? 'true' : 'false';
      case 'bigint':
        return writeString(`${item}n`);
      case 'symbol':
        return '"[symbol]"';
      case 'undefined':
        return '"[undefined]"';
      case 'function':
        return writeString(`[function ${functionName(item)}]`);
      default:
        return item === null ? 'null' : writeObject(item as object);
    }
  }

  function isFull(): boolean {
    return nodes > limits.nodes || text > limits.text;
  }

  function writeString(item: string): string {
    const cut = item.length > limits.string ? `${item.slice(0, limits.string)}[cut]` : item;
    text += cut.length;
    return JSON.stringify(cut);
  }

  function writeObject(item: object): string {
    if (parents.includes(item)) return '"[circular]"';
    if (parents.length >= limits.depth) return '"[too deep]"';
    parents.push(item);
    const written = Array.isArray(item) ? writeArray(item) : writeRecord(item);
    parents.pop();
    return written;
  }

  function writeArray(item: readonly unknown[]): string {
    const length: number = Reflect.getOwnPropertyDescriptor(item, 'length')?.value ?? 0;
    const parts: string[] = [];
    for (let index = 0; index < length && !isFull(); index++) {
      parts.push(writeProperty(item, `${index}`) ?? 'null');
      nodes++;
    }
    return `[${parts.join(',')}]`;
  }

  function writeRecord(item: object): string {
    const parts: string[] = [];
    for (const key of Reflect.ownKeys(item)) {
      if (typeof key !== 'string' || isFull()) continue;
      const written = writeProperty(item, key, true);
      if (written !== undefined) parts.push(`${writeString(key)}:${written}`);
    }
    return `{${parts.join(',')}}`;
  }

  function writeProperty(item: object, key: string, enumerable = false): string | undefined {
    const descriptor = Reflect.getOwnPropertyDescriptor(item, key);
    if (descriptor === undefined || (enumerable && !descriptor.enumerable)) return undefined;
    if (descriptor.get || descriptor.set) return '"[getter]"';
    return descriptor.value === undefined ? undefined : write(descriptor.value);
  }

  return write(value);
}

function functionName(item: object): string {
  const name: unknown = Reflect.getOwnPropertyDescriptor(item, 'name')?.value;
  return typeof name === 'string' && name !== '' ? name.slice(0, 80) : '(anonymous)';
}
