/**
 * A field that the value has itself, never one that every object inherits. What the sandbox reports is any JSON value,
 * made by code that is not trusted.
 *
 * @returns undefined also for what is no object, or null.
 */
export function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
