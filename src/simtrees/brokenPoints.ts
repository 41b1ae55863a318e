import { type BuildError, buildErrors } from './buildErrors.ts';
import { history } from './history.ts';
import type { ObjectStore } from './objectStore.ts';

/** A commit that a bisection can land on and that does not build. */
export interface BrokenPoint {
  readonly commit: string;
  readonly errors: readonly BuildError[];
}

/**
 * The commits reachable from `tip`, one or several, on every parent path, whose snapshot does not build: where a
 * bisection would have to skip.
 * @since any release: the rule does not depend on one
 * @returns the commits with what is wrong with each, oldest first
 * @throws SimtreesError noSuchObject for an id that the store does not have
 * @source the rules of this guide; git has no such command
 */
export function brokenPoints(
  store: ObjectStore,
  tip: string | readonly string[],
  without: readonly string[] = [],
): readonly BrokenPoint[] {
  return history(store, tip, without).flatMap(({ id }) => {
    store.spend(1);
    const errors = buildErrors(store.filesOf(id));
    return errors.length === 0 ? [] : [Object.freeze({ commit: id, errors })];
  });
}
