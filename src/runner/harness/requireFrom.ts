/** The `require` of a file that may import the given modules and no others. */
export function requireFrom(modules: Readonly<Record<string, object>>): (name: unknown) => unknown {
  return Object.freeze((name: unknown): unknown => {
    if (typeof name === 'string' && Object.hasOwn(modules, name)) return modules[name];
    const list = Object.keys(modules).map((known) => `'${known}'`);
    throw new Error(`Code can import from ${list.join(', ')} only.`);
  });
}
