import { expect, test } from 'vitest';
import { parseLog } from '../../../scripts/record/parseLog.ts';

const POISON_BIT = 20;
const words = (flags: string, mapping: string) =>
  `w0=${flags} w1=0xffff888001234000 w3=${mapping} w4=0x0 w5=0x0 mapcount=-1 refcount=1`;

function parse(...lines: string[]) {
  return parseLog(lines.join('\n'), POISON_BIT);
}

test('only acts that showed something are steps, each with its phase', () => {
  const { acts, steps } = parse(
    'ACT\t0\tspawn A',
    'ACT\t1\tnote PHASE one',
    'PHASE\tone',
    'ACT\t2\tA read 0',
    'RES\tA read 0\t-5',
  );
  expect(acts).toHaveLength(3);
  expect(steps).toEqual([
    { phase: 'one', act: 'A read 0', results: [{ cmd: 'A read 0', result: '-EIO' }] },
  ]);
});

test('snapshots tell poison by the bit of the kernel, and name addresses in order', () => {
  const { steps } = parse(
    'ACT\t0\tsnap a P',
    `PAGE\ta\t0x40018\t${words('0x27ffffc0102000', '0xffff888005550000')}`,
    'ACT\t1\tsnap b P',
    `PAGE\tb\t0x40018\t${words('0x27ffffc0002000', '0x0')}`,
  );
  expect(steps[0]?.page).toMatchObject({ hwpoison: true, word1_pgmap_or_lru: 'ptr1' });
  expect(steps[0]?.page?.word3_mapping).toBe('ptr2');
  expect(steps[1]?.page).toMatchObject({ hwpoison: false, word3_mapping: '0x0', mapcount: -1 });
});

test('a page structure that is gone is no snapshot', () => {
  expect(parse('ACT\t0\tsnap a P', 'PAGE\ta\t0x40018\tw0=(fault)').steps).toEqual([]);
});

test('traces keep the roles, without their waits for the next act', () => {
  const graph = (task: string, call: string) => `T\t 0)   ${task}   |  ${call}`;
  const { steps } = parse(
    'ACT\t0\tspawn injector',
    'ACT\t1\tinjector corrupt 0x40018',
    graph('agent-1', '/* act:1 */'),
    graph('kworker-7', 'memory_failure();'),
    graph('injecto-9', 'prepare_to_wait_event();'),
    graph('injecto-9', 'unmap_page_range();'),
    graph('injecto-9', 'unmap_page_range();'),
    'TEND\t',
  );
  expect(steps[0]?.trace).toEqual([{ fn: 'unmap_page_range', task: 'injecto', times: 2 }]);
});

test('a task that was preempted slept nowhere', () => {
  const { steps } = parse(
    'ACT\t0\twhere T',
    'STACK\t[<0>] xfs_break_layouts+0x1/0x2 [xfs]',
    'ACT\t1\twhere T',
    'STACK\t[<0>] asm_sysvec_apic_timer_interrupt+0x1a/0x20',
    'STACK\t[<0>] mf_dax_kill_procs+0x7e/0x270',
  );
  expect(steps.map((step) => step.blocked_in)).toEqual([['xfs_break_layouts']]);
});
