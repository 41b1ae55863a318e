import type { LabKind } from '../../src/runner/lab/labOutcome.ts';

/** Code that a link could bring into the lab, and how the run of it has to end. It may import everything there. */
export interface LabAttack {
  readonly name: string;
  readonly ends: readonly LabKind[];
  readonly source: string;
}

const labAttack = (
  name: string,
  ends: LabKind | readonly LabKind[],
  source: string,
): LabAttack => ({
  name,
  ends: [ends].flat(),
  source,
});

export const labAttacks: readonly LabAttack[] = [
  labAttack(
    'changes an exported class',
    'threw',
    `
    import { pipe_inode_info } from 'simkernel';
    export const run = () => { (pipe_inode_info as any).prototype.escaped = 1; };`,
  ),
  labAttack(
    'changes the exports themselves',
    'threw',
    `
    import * as kernel from 'simkernel';
    export const run = () => { (kernel as any).boot = 1; };`,
  ),
  labAttack(
    'changes the search',
    'threw',
    `
    import * as search from 'explore';
    export const run = () => { (search.explore as any).escaped = 1; };`,
  ),
  labAttack(
    'changes Array.prototype',
    'threw',
    'export const run = () => { (Array.prototype as any).escaped = 1; };',
  ),
  labAttack(
    'reaches for the realm outside',
    ['threw', 'compileError'],
    `
    export const run = () => (function () {}).constructor('return this')().postMessage('x');`,
  ),
  labAttack(
    'returns a machine that it made up',
    ['ran', 'fault', 'threw'],
    `
    export const run = () => ({ traceLength: 0, trace: [], dmesg: [{ toString: () => 'ESCAPED' }],
      k: { globals: { pgmap_array: { load: () => ({ pageAt: () => ({ label: {}, pgmap: {} }) }) }, tasks: { all: [{ comm: {}, signals: [{}] }] } } } });`,
  ),
  labAttack(
    'returns a report in place of a value',
    'ran',
    `
    export const run = () => ({ pages: 'x', tasks: 1, dmesg: null, replay: { steps: 1 }, search: [] });`,
  ),
  labAttack(
    'returns a getter that hangs',
    'timeout',
    'export const run = () => ({ get x() { for (;;); } });',
  ),
  labAttack(
    'returns a proxy of many keys',
    ['ran', 'threw', 'timeout'],
    `
    export const run = () => new Proxy({}, { ownKeys: () => Array.from({ length: 1e5 }, (_, i) => 'k' + i), getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }) });`,
  ),
  labAttack(
    'returns what leads to itself',
    'ran',
    'export const run = () => { const a: any = []; a.push(a); return a; };',
  ),
  labAttack(
    'returns 50 MB of text',
    ['ran', 'fault', 'crash'],
    "export const run = () => 'x'.repeat(5e7);",
  ),
  labAttack(
    'returns __proto__ as a key',
    'ran',
    `export const run = () => JSON.parse('{"__proto__":{"polluted":1}}');`,
  ),
  labAttack(
    'floods the console',
    ['ran', 'timeout'],
    "export const run = () => { for (let i = 0; i < 1e4; i += 1) console.log('x'.repeat(1000)); };",
  ),
  labAttack(
    'boots machines without end',
    ['timeout', 'crash', 'threw'],
    `
    import { boot } from 'simkernel';
    const kept: unknown[] = [];
    export const run = () => { for (;;) kept.push(boot({ release: '6.1' })); };`,
  ),
  labAttack(
    'asks for a step budget without bounds',
    'timeout',
    `
    import { boot } from 'simkernel';
    export const run = () => { const machine = boot({ release: '6.1', stepBudget: Infinity }); for (;;) machine.k.page_ref_count({} as any); };`.replace(
      'machine.k.page_ref_count({} as any);',
      'void machine.steps;',
    ),
  ),
  labAttack(
    'has tasks that never end',
    ['ran', 'timeout', 'threw'],
    'export const tasks = { A: function* () { for (;;); } };',
  ),
  labAttack(
    'has tasks that step without end',
    ['ran', 'timeout'],
    `
    import { access } from 'simkernel';
    export const tasks = { A: function* (_: any, { pageOf }: any) { for (;;) yield access(pageOf(0), '_refcount', 'read'); } };`,
  ),
  labAttack(
    'has a thousand tasks',
    ['ran', 'timeout', 'threw', 'crash'],
    `
    export const tasks = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => ['t' + i, () => 1]));`,
  ),
  labAttack(
    'says that what is wrong is an object that throws',
    ['threw', 'ran'],
    `
    export const tasks = { A: () => 1 };
    export const wrong = () => ({ toString() { throw new Error('no'); } });`,
  ),
  labAttack(
    'leaves something for later',
    'ran',
    `
    export const run = () => { void Promise.resolve().then(() => console.log('ESCAPED')); return 1; };`,
  ),
];
