import { constants } from 'node:os';

const names = new Map(Object.entries(constants.errno).map(([name, value]) => [value, name]));
/** Linux has two names for some numbers; the recordings use these. */
for (const [value, name] of [
  [11, 'EAGAIN'],
  [95, 'EOPNOTSUPP'],
  [117, 'EUCLEAN'],
  [133, 'EHWPOISON'],
] as const) {
  names.set(value, name);
}

/** A result as the recordings write it: a count, or the name of an errno with its sign. */
export function errnoText(result: number): string {
  const name = result < 0 ? names.get(-result) : undefined;
  return name === undefined ? String(result) : `-${name}`;
}
