import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const entry = (await loadCorpus()).find(({ slug }) => slug === 'refcounting/recheck-after-grab');

/** Answers that are right and do not look like the solution. */
const right = {
  'another try when the entry changed': `
    export function* gup_fast_pte_range(k, start, nr, flags, pages) {
      let done = 0;
      while (done < nr) {
        const pte = yield* k.ptep_get_lockless(start + done);
        if (!pte) break;
        const folio = yield* k.try_grab_folio_fast(k.pte_page(pte), 1, flags);
        if (!folio) break;
        const again = yield* k.ptep_get_lockless(start + done);
        if (again === pte) {
          pages.push(k.pte_page(pte));
          done += 1;
        } else yield* k.gup_put_folio(folio, 1, flags);
      }
      return done;
    }`,
  'one entry as a generator of its own, and the page compared': `
    function* one(k, address, flags) {
      const pte = yield* k.ptep_get_lockless(address);
      const page = pte === 0 ? null : k.pte_page(pte);
      if (page === null || (yield* k.try_grab_folio_fast(page, 1, flags)) === null) return null;
      const again = yield* k.ptep_get_lockless(address);
      if (again !== 0 && k.pte_page(again) === page) return page;
      yield* k.gup_put_folio(page, 1, flags);
      return null;
    }
    export const gup_fast_pte_range = function* (k, start, nr, flags, pages) {
      for (let at = 0; at < nr; at += 1) {
        const page = yield* one(k, start + at, flags);
        if (page === null) return at;
        pages.push(page);
      }
      return nr;
    };`,
  'looking before the grab as well': `
    export function* gup_fast_pte_range(k, start, nr, flags, pages) {
      for (let at = 0; at < nr; at += 1) {
        const pte = yield* k.ptep_get_lockless(start + at);
        if (pte === 0 || (yield* k.ptep_get_lockless(start + at)) !== pte) return at;
        const page = k.pte_page(pte);
        if (!(yield* k.try_grab_folio_fast(page, 1, flags))) return at;
        if ((yield* k.ptep_get_lockless(start + at)) !== pte) {
          yield* k.gup_put_folio(page, 1, flags);
          return at;
        }
        pages.push(page);
      }
      return nr;
    }`,
};

/** Runs a step without letting the scheduler have its turn. */
const atOnce = `
  const atOnce = (steps) => {
    for (;;) {
      const next = steps.next();
      if (next.done) return next.value;
    }
  };`;

const cheats = {
  'all steps in one turn': `${atOnce}
    export function* gup_fast_pte_range(k, start, nr, flags, pages) {
      for (let at = 0; at < nr; at += 1) {
        const pte = atOnce(k.ptep_get_lockless(start + at));
        if (pte === 0) return at;
        if (!atOnce(k.try_grab_folio_fast(k.pte_page(pte), 1, flags))) return at;
        pages.push(k.pte_page(pte));
      }
      return nr;
    }`,
  'two steps behind one turn': `
    export function* gup_fast_pte_range(k, start, nr, flags, pages) {
      for (let at = 0; at < nr; at += 1) {
        const read = k.ptep_get_lockless(start + at);
        yield read.next().value;
        const { value: pte } = read.next();
        if (pte === 0) return at;
        const page = k.pte_page(pte);
        const grab = k.try_grab_folio_fast(page, 1, flags);
        grab.next();
        if (!grab.next().value) return at;
        pages.push(page);
      }
      return nr;
    }`,
};

const walkWith = (setup: string, taken: string) => `
  let calls = 0;
  export function* gup_fast_pte_range(k, start, nr, flags, pages) {
    ${setup}
    for (let at = 0; at < nr; at += 1) {
      const pte = yield* k.ptep_get_lockless(start + at);
      if (pte === 0) return at;
      const page = k.pte_page(pte);
      if (!(yield* k.try_grab_folio_fast(page, 1, flags))) return at;
      ${taken}
    }
    return nr;
  }`;

/** Walks that are right where nothing happens meanwhile, and hide from the search what they do otherwise. */
const hidden = {
  'methods of its own on the array': walkWith(
    `Object.defineProperty(pages, 'find', { value: () => undefined });`,
    'pages.push(page);',
  ),
  'a prototype of its own for the array': walkWith(
    'Object.setPrototypeOf(pages, { __proto__: Array.prototype, find: () => undefined });',
    'pages.push(page);',
  ),
  'a getter in the place of a page': walkWith(
    'let shown;',
    `shown ??= page;
     pages.length = at + 1;
     Object.defineProperty(pages, at, { get: () => (page.mapping === null ? shown : page) });`,
  ),
  'nothing taken from the third call on': walkWith(
    `if (nr === 2 && ++calls > 2) {
       yield* k.ptep_get_lockless(start);
       return 0;
     }`,
    'pages.push(page);',
  ),
};

async function run(source: string) {
  if (!entry) throw new Error('The exercise is missing.');
  return runInNode({ source, exercise: entry.exercise });
}

describe('the recheck of GUP-fast', () => {
  it.each(Object.entries(right))('accepts %s', async (_, source) => {
    const verdict = await run(source);
    expect(verdict.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(verdict.kind).toBe('pass');
  });

  it.each(Object.entries(cheats))('does not accept %s', async (_, source) => {
    const { kind, checks } = await run(source);
    expect(kind).toBe('fail');
    expect(checks.filter(({ pass }) => pass)).toEqual([]);
  });

  it.each(Object.entries(hidden))('is not deceived by %s', async (_, source) => {
    const { kind, checks } = await run(source);
    expect(kind).toBe('fail');
    expect(checks.filter(({ id, pass }) => id === 'no-foreign-page' && pass)).toEqual([]);
  });

  it('shows the interleaving that goes wrong, with the lines of the reader', async () => {
    const { checks } = await run(entry?.starter ?? '');
    const shown = checks.filter(({ interleaving }) => interleaving !== undefined);
    expect(shown.map(({ id, release }) => `${id} ${release}`)).toEqual([
      'no-foreign-page 6.12',
      'entry-of-another-page 6.12',
      'no-foreign-page 7.2',
      'entry-of-another-page 7.2',
    ]);
    for (const { id, interleaving, position } of shown) {
      expect(interleaving?.tasks).toEqual(['A', id === 'no-foreign-page' ? 'T' : 'B']);
      const lines = (entry?.starter ?? '').split('\n');
      const grab = lines.findIndex((line) => line.includes('yield* k.try_grab_folio_fast')) + 1;
      const step = interleaving?.steps.find(({ text }) => text.includes('takes a reference'));
      expect(step?.position?.line).toBe(grab);
      // The grab is the last thing that A changed before it went wrong.
      expect(position?.line).toBe(grab);
    }
  });

  it('gives the search to scenarios only', async () => {
    const { kind, errors } = await run(`
      const load = require;
      load('explore');
      export function* gup_fast_pte_range() {}`);
    expect(kind).toBe('crash');
    expect(errors[0]?.text).toContain("import from 'simkernel' only");
  });

  it('says so when an answer makes too many steps to search', async () => {
    const { kind, checks } = await run(`
      export function* gup_fast_pte_range(k, start) {
        for (let at = 0; at < 100; at += 1) yield* k.ptep_get_lockless(start);
        return 0;
      }`);
    expect(kind).toBe('fail');
    expect(checks.some(({ message }) => message?.includes('too many steps'))).toBe(true);
  });
});
