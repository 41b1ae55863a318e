import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const entry = (await loadCorpus()).find(({ slug }) => slug === 'memory-failure/notify-the-holder');

/** Answers that are right and do not look like the solution. */
const right = {
  'one exit and one result': `
    import { ENXIO, EOPNOTSUPP } from 'simkernel';
    export function* dax_holder_notify_failure(k, dax_dev, off, len, mf_flags) {
      const id = k.dax_read_lock();
      let rc = -ENXIO;
      if (k.dax_alive(dax_dev)) {
        rc = -EOPNOTSUPP;
        const ops = dax_dev.holder_ops;
        if (ops !== null) rc = yield* ops.notify_failure(k, dax_dev, off, len, mf_flags);
      }
      k.dax_read_unlock(id);
      return rc;
    }`,
  'a plain function that gives back a generator': `
    import { ENXIO, EOPNOTSUPP } from 'simkernel';
    function* told(k, ops, ...what) {
      return ops ? yield* ops.notify_failure(k, ...what) : -EOPNOTSUPP;
    }
    function* locked(k, body) {
      const id = k.dax_read_lock();
      const rc = yield* body();
      k.dax_read_unlock(id);
      return rc;
    }
    export const dax_holder_notify_failure = (k, dax_dev, off, len, mf_flags) =>
      locked(k, function* () {
        if (!k.dax_alive(dax_dev)) return -ENXIO;
        return yield* told(k, dax_dev.holder_ops, dax_dev, off, len, mf_flags);
      });`,
  'the operations read before the device is looked at, and tested after': `
    import { ENXIO, EOPNOTSUPP } from 'simkernel';
    export function* dax_holder_notify_failure(k, dax_dev, off, len, mf_flags) {
      const id = k.dax_read_lock();
      try {
        const { holder_ops } = dax_dev;
        switch (true) {
          case !k.dax_alive(dax_dev):
            return -ENXIO;
          case holder_ops === null:
            return -EOPNOTSUPP;
          default:
            return yield* holder_ops.notify_failure(k, dax_dev, off, len, mf_flags);
        }
      } finally {
        k.dax_read_unlock(id);
      }
    }`,
  'both reads of the operations that 6.12 makes, and errnos by number': `
    export function* dax_holder_notify_failure(k, dax_dev, off, len, mf_flags) {
      const id = k.dax_read_lock();
      let rc;
      if (!k.dax_alive(dax_dev)) rc = -6;
      else if (!dax_dev.holder_ops) rc = -95;
      else rc = yield* dax_dev.holder_ops.notify_failure(k, dax_dev, off, len, mf_flags);
      k.dax_read_unlock(id);
      return rc;
    }`,
  'a plain function for what never sleeps': `
    import { ENXIO, EOPNOTSUPP } from 'simkernel';
    export function dax_holder_notify_failure(k, dax_dev, off, len, mf_flags) {
      const id = k.dax_read_lock();
      const done = (rc) => {
        k.dax_read_unlock(id);
        return rc;
      };
      if (!k.dax_alive(dax_dev)) return done(-ENXIO);
      const ops = dax_dev.holder_ops;
      if (!ops) return done(-EOPNOTSUPP);
      return (function* () {
        return done(yield* ops.notify_failure(k, dax_dev, off, len, mf_flags));
      })();
    }`,
};

describe('notify-the-holder', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    if (!entry) throw new Error('memory-failure/notify-the-holder is not in the corpus');
    const verdict = await runInNode({ source, exercise: entry.exercise });
    const failures = verdict.checks.filter(({ pass }) => !pass);
    expect(failures.map(({ id, release }) => `${id} on ${release}`)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });
});
