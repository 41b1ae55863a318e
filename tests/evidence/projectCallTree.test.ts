import { expect, it } from 'vitest';
import { projectCallTree } from '../../src/evidence/projectCallTree.ts';

const call = (fn: string, ...calls: ReturnType<typeof leaf>[]) => ({ fn, args: {}, calls });
const leaf = (fn: string) => ({ fn, args: {}, calls: [] as never[] });

it('leaves the faults on time pages out, and keeps those on DAX', () => {
  const calls = [
    call('vmf_insert_pfn', leaf('insert_pfn')),
    call('vmf_insert_mixed', leaf('insert_pfn')),
  ];
  const shown = projectCallTree(calls, (fn) => fn === 'insert_pfn');
  expect(shown.map(({ fn }) => fn)).toEqual(['insert_pfn']);
});
