type Boot = (...how: unknown[]) => unknown;

interface FreshAnswer {
  /** Makes machines as before, and has the answer's file loaded anew for each that a search asks for. */
  readonly boot: unknown;
  /** What the answer exports; its functions are those of the file as it was loaded last. */
  readonly exports: Readonly<Record<string, unknown>>;
}

/**
 * Sees to it that an answer keeps nothing from one interleaving for the next: a search runs the same functions some
 * hundred times, and one that counted its calls could be right where nothing happens meanwhile and idle in all the rest.
 * A search says how it wants its machines booted; a scenario without a search does not, and is spared the loading.
 *
 * @param boot what a scenario boots machines with.
 * @param first what the answer exports.
 * @param reload loads the answer's file again.
 * @param onCall is told of each call before it is made.
 */
export function freshForSearch(
  boot: unknown,
  first: Readonly<Record<string, unknown>>,
  reload: () => Readonly<Record<string, unknown>>,
  onCall: () => void = () => {},
): FreshAnswer {
  let current = first;
  let used = false;
  const bootFresh: Boot = (...how) => {
    if (how[0] !== undefined && used) {
      current = reload();
      used = false;
    }
    return (boot as Boot)(...how);
  };
  const exports = Object.entries(first).map(([name, value]) => {
    if (typeof value !== 'function') return [name, value] as const;
    const call = function (this: unknown, ...args: unknown[]): unknown {
      used = true;
      onCall();
      return Reflect.apply(current[name] as Boot, this, args);
    };
    return [name, Object.freeze(call)] as const;
  });
  return {
    boot: typeof boot === 'function' ? Object.freeze(bootFresh) : boot,
    exports: Object.freeze(Object.fromEntries(exports)),
  };
}
