import { expect, it } from 'vitest';
import { renderSplat } from '../../src/trace/renderSplat.ts';

it('prints a WARN between the marks of the kernel log, with the call trace innermost first', () => {
  const text = renderSplat({
    kind: 'splat',
    task: 'T',
    severity: 'WARN',
    code: 'daxDisassociateBusy',
    text: 'page:0x40018 is still held',
    stack: ['dax_disassociate_entry', 'dax_delete_mapping_entry'],
  });
  expect(text.split('\n')).toEqual([
    '------------[ cut here ]------------',
    'WARNING: at dax_disassociate_entry',
    'page:0x40018 is still held',
    'Comm: T',
    'Call Trace:',
    ' <TASK>',
    ' dax_disassociate_entry',
    ' dax_delete_mapping_entry',
    ' </TASK>',
    '---[ end trace daxDisassociateBusy ]---',
  ]);
});

it('prints a BUG that happened outside of every call', () => {
  const text = renderSplat({
    kind: 'splat',
    task: 'T',
    severity: 'BUG',
    code: 'refcountUnderflow',
    text: 'count -1',
    stack: [],
  });
  expect(text).toContain('kernel BUG at unknown!');
});
