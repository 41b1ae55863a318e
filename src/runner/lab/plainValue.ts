import { addressOf } from 'simkernel';

const DEPTH = 6;

/**
 * A value as data to show: a kernel object by its address with its plain fields, within another value by its address
 * alone. A kernel object leads to all others, so it cannot be written out.
 */
export function plainValue(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const address = addressOfAny(value);
  if (address !== undefined && depth > 0) return address;
  if (depth > DEPTH) return '[too deep]';
  if (Array.isArray(value)) return value.map((item) => plainValue(item, depth + 1));
  const fields = Object.entries(value).map(([name, field]): [string, unknown] => [
    name,
    plainValue(field, depth + 1),
  ]);
  return Object.fromEntries(address === undefined ? fields : [['address', address], ...fields]);
}

/** The address of a kernel object, undefined for anything else. */
export function addressOfAny(value: object): string | undefined {
  try {
    return addressOf(value as Parameters<typeof addressOf>[0]);
  } catch {
    // It takes kernel objects only.
    return undefined;
  }
}
