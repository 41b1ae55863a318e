import { expect, test } from 'vitest';
import { parseGraph } from '../../../scripts/record/parseGraph.ts';

const row = (task: string, rest: string) => ` 0)   ${task}   |  ${rest}`;

test('calls nest within the task that made them, whatever ran in between', () => {
  const roots = parseGraph([
    row('A-10', 'outer() {'),
    row('B-11', 'other [xfs]();'),
    row('A-10', '  inner();'),
    row('A-10', '} /* outer */'),
  ]);
  expect(roots.map(({ node }) => node)).toEqual([
    { fn: 'outer', task: 'A', calls: [{ fn: 'inner', calls: [] }] },
    { fn: 'other', module: 'xfs', task: 'B', calls: [] },
  ]);
});

test('a probe before or behind the line of its call gives the arguments', () => {
  const before = [
    row('A-10', '/* e_f: (f+0x0/0x10) pfn=0x40018 count=3 */'),
    row('A-10', 'f() {'),
    row('A-10', '}'),
  ];
  const behind = [before[1] ?? '', before[0] ?? '', before[2] ?? ''];
  for (const lines of [before, behind]) {
    expect(parseGraph(lines)[0]?.node).toMatchObject({ args: { pfn: '0x40018', count: 3 } });
  }
});

test('a return value goes to the innermost open call of that name, or to the last closed one', () => {
  const [first] = parseGraph([
    row('A-10', 'f() {'),
    row('A-10', '  f() {'),
    row('A-10', '  /* r_f: (g+0x4/0x10 <- f) ret=-95 */'),
    row('A-10', '  } /* f */'),
    row('A-10', '} /* f */'),
    row('A-10', '/* r_f: (g+0x4/0x10 <- f) ret=0 */'),
  ]);
  expect(first?.node).toMatchObject({ ret: 0, calls: [{ ret: -95 }] });
});

test('a root belongs to the act whose mark stands before it', () => {
  const roots = parseGraph([
    row('agent-9', '/* act:3 */'),
    row('A-10', 'f();'),
    row('agent-9', '/* act:4 */'),
    row('A-10', 'g();'),
  ]);
  expect(roots.map(({ act }) => act)).toEqual([3, 4]);
});

test('a call that never returned has no return value and keeps its callees', () => {
  const [root] = parseGraph([row('A-10', 'f() {'), row('A-10', '  g() {')]);
  expect(root?.node).toEqual({
    fn: 'f',
    task: 'A',
    calls: [{ fn: 'g', calls: [] }],
  });
});
