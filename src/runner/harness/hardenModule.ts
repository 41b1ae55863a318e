/**
 * Copies a module's exports to a plain object and hardens that. Hardening the namespace itself
 * freezes only the getters that a bundler puts there, and leaves the classes behind them open.
 */
export function hardenModule<T extends object>(namespace: T): T {
  return harden({ ...namespace });
}
