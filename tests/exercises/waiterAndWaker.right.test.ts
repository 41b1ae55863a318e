import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const slug = 'refcounting/waiter-and-waker';
const entry = (await loadCorpus()).find((one) => one.slug === slug);

/** Answers that are right and do not look like the solution. */
const right = {
  'the test that the kernel has for it, and a plain function': `
    import { addressOf } from 'simkernel';
    export const wait_page_idle = (k, page, cb) =>
      k.___wait_var_event(addressOf(page), () => k.dax_page_is_idle(page), () => cb(addressOf(page)));
    export const free_zone_device_folio = (k, folio) => k.wake_up_var(addressOf(folio));`,
  'a wait that looks again by itself, and both addresses woken': `
    import { addressOf } from 'simkernel';
    const idle = (k, page) => !k.page_ref_count(page);
    export function* wait_page_idle(k, page, cb) {
      const address = addressOf(page);
      while (!idle(k, page)) {
        yield* k.___wait_var_event(address, () => idle(k, page), function* () {
          yield* cb(address);
        });
      }
    }
    export function free_zone_device_folio(k, folio) {
      k.wake_up_var(addressOf(folio, '_refcount'));
      if (folio.pgmap.type === 'MEMORY_DEVICE_FS_DAX') k.wake_up_var(addressOf(folio));
    }`,
};

async function run(source: string) {
  if (!entry) throw new Error('The exercise is missing.');
  return runInNode({ source, exercise: entry.exercise });
}

describe('the waiter and the waker', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    const verdict = await run(source);
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });

  it('shows the interleaving in which the wake-up is lost', async () => {
    const wakesNobody = entry?.wrong.find(({ name }) => name.startsWith('wakes-at-one'));
    const { checks } = await run(wakesNobody?.source ?? '');
    const shown = checks.find(({ id }) => id === 'put-against-punch')?.interleaving;
    expect(shown?.tasks).toEqual(['T', 'A']);
    expect(shown?.steps.length).toBeGreaterThan(2);
    const states = shown?.steps.map(({ state }) => JSON.stringify(state)) ?? [];
    expect(states.at(-1)).toContain('sleeps on page:0x40000');
  });
});
