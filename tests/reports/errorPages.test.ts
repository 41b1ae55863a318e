import { describe, expect, it } from 'vitest';
import { kernelErrorPages, treeErrorPages } from '../../src/reports/errorPages.ts';
import { provokeError } from '../../src/reports/provokeError.ts';
import { errorTable } from '../../src/simkernel/kernel/errorTable.ts';
import { simtreesErrorTable } from '../../src/simtrees/errorTable.ts';

it('every code has a page, and no two share an address', () => {
  const codes = (pages: readonly { code: string }[]) => pages.map(({ code }) => code).sort();
  expect(codes(kernelErrorPages)).toEqual(Object.keys(errorTable).sort());
  expect(codes(treeErrorPages)).toEqual(Object.keys(simtreesErrorTable).sort());
  const paths = [...kernelErrorPages, ...treeErrorPages].map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});

describe.each([...kernelErrorPages, ...treeErrorPages])(
  'the page of $path',
  ({ code, cause, remedy, example }) => {
    it('says what causes the error and what to do', () => {
      for (const text of [cause, remedy, example.does]) expect(text).toMatch(/^[A-Z].*[.;]$/);
    });

    it('has an example that ends with it, with the advice in its message', () => {
      const message = provokeError(code, example);
      expect(message).toContain(remedy);
      expect(message.length).toBeGreaterThan(remedy.length + 5);
    });
  },
);
