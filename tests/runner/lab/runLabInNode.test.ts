import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { runLabInNode } from '../../../src/runner/node/runLabInNode.ts';
import { wholeRun } from '../../../src/runner/sandbox/runClock.ts';
import { defaultLabOptions, type LabOptions } from '../../../src/simkernel/lab/labOptions.ts';

vi.setConfig({ testTimeout: 60_000 });

interface Setting {
  release?: string;
  schedule?: string;
  options?: Partial<LabOptions>;
}

const run = (source: string, { release = '6.1', schedule = '', options = {} }: Setting = {}) =>
  runLabInNode({
    source,
    settings: { release, schedule, options: { ...defaultLabOptions, ...options } },
  });

const folder = fileURLToPath(new URL('../../../content/examples/', import.meta.url));
const example = (name: string) => readFileSync(`${folder}${name}.ts`, 'utf8');

describe('a lab', () => {
  it.each(
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => ['6.1', '7.2'].map((release) => ({ file, release }))),
  )('runs its example $file on $release', async ({ file, release }) => {
    const outcome = await run(example(file.replace('.ts', '')), { release });
    expect(outcome.errors).toEqual([]);
    expect(outcome.kind).toBe('ran');
  });

  it('shows what was returned, the trace, the pages and the console', async () => {
    const outcome = await run(
      `import { type Lab, mmap, touch } from 'simkernel';
       export function run({ machine, file, pageOf, task }: Lab) {
         const vma = machine.call(task('A'), (k) => mmap(k, file, 0, 4));
         machine.call(task('A'), (k) => touch(k, vma.start, 'write'));
         console.log('count', pageOf(0)._refcount);
         return { page: pageOf(0), count: pageOf(0)._refcount };
       }`,
      { release: '7.2' },
    );
    expect(outcome.report?.returned).toEqual({ page: 'page:0x40018', count: 1 });
    expect(outcome.report?.pages[0]).toMatchObject({
      page: 'page:0x40018',
      refcount: 1,
      mapcount: 1,
      mapping: 'mapping:/mnt/f',
    });
    expect(outcome.report?.tasks).toEqual([{ task: 'A', state: '', signals: [] }]);
    expect(outcome.console).toMatchObject([{ text: 'count 1', position: { line: 5 } }]);
    expect(outcome.trace.some(({ fn }) => fn === 'dax_iomap_fault')).toBe(true);
  });

  it('traces a machine that the code boots, and shows its state when it is returned', async () => {
    const { report, trace } = await run(
      `import { attachPgmap, boot } from 'simkernel';
       export function run() {
         const machine = boot({ release: '5.10' });
         const pgmap = attachPgmap(machine, { name: 'x', type: 'MEMORY_DEVICE_FS_DAX', firstPfn: 16, pages: 16 });
         machine.k.get_page(pgmap.pageAt(20));
         return machine;
       }`,
    );
    expect(report?.pages).toMatchObject([{ page: 'page:0x14', refcount: 2 }]);
    expect(report).not.toHaveProperty('returned');
    expect(trace.some(({ fn }) => fn === 'get_page')).toBe(true);
  });

  it('says who sleeps on what', async () => {
    const { report } = await run(example('truncate-waits'));
    expect(report?.tasks).toContainEqual({
      task: 'T',
      state: 'sleeps on &page:0x40018->_refcount',
      signals: [],
    });
  });

  it('finds the schedule that goes wrong, and replays one that it is given', async () => {
    const found = await run(example('lost-wake-up'));
    expect(found.report?.search).toMatchObject({
      complete: true,
      violation: 'T sleeps, and nobody is left to wake it',
    });
    expect(found.report?.replay).toMatchObject({
      origin: 'found',
      violation: 'T sleeps, and nobody is left to wake it',
    });
    const schedule = String(found.report?.replay?.schedule);
    const again = await run(example('lost-wake-up'), { schedule });
    expect(again.report).not.toHaveProperty('search');
    expect(again.report?.replay).toEqual({ ...found.report?.replay, origin: 'given' });
    expect(again.headline).toBe(
      'The schedule goes wrong: T sleeps, and nobody is left to wake it.',
    );
    const steps = again.report?.replay?.steps ?? [];
    expect(steps.map(({ to }) => to).at(-1)).toBe(again.trace.length);
    const other = await run(example('lost-wake-up'), { schedule: 'B2A' });
    expect(other.report?.replay?.violation).toBeNull();
  });

  it('says which step of a schedule cannot be made', async () => {
    const { kind, errors } = await run(example('lost-wake-up'), { schedule: 'C' });
    expect(kind).toBe('threw');
    expect(errors[0]?.text).toContain('Step 1 of the schedule is for task 3');
  });

  it('reports what it has not set up, and options that cannot be', async () => {
    const asks = `export const run = ({ file }: any) => file.pages;`;
    const none = await run(asks, { options: { fileSystem: 'none' } });
    expect(none.errors[0]?.text).toContain('This lab has no file system.');
    const dax = await run(`export const run = ({ dax }: any) => dax.align;`, {
      options: { device: 'device-dax' },
    });
    expect(dax.report?.returned).toBe(2 * 1024 * 1024);
    const huge = await run(asks, { options: { deviceMib: 1e9 } });
    expect(huge.errors[0]?.text).toContain('deviceMib');
  });

  it.each([
    ['does not compile', 'const = 1;', 'compileError', 1],
    ['throws while it loads', '\nthrow new Error("now");', 'threw', 2],
    ['throws when it runs', 'export function run() {\n  throw new Error("now");\n}', 'threw', 2],
    ['exports nothing', '', 'threw', undefined],
    ['exports run and tasks', 'export const run = 1, tasks = {};', 'threw', undefined],
    ['imports what is not there', `import 'fs';`, 'compileError', 1],
  ])('names what is wrong with code that %s', async (_, source, kind, line) => {
    const outcome = await run(source);
    expect(outcome.kind).toBe(kind);
    expect(outcome.errors).toHaveLength(1);
    expect(outcome.errors[0]?.position?.line).toBe(line);
  });

  it('ends code that does not end', async () => {
    const settings = { release: '6.1', schedule: '', options: defaultLabOptions };
    const source = 'export function run() { for (;;); }';
    const { kind, headline } = await runLabInNode({ source, settings }, wholeRun(500));
    expect(kind).toBe('timeout');
    expect(headline).toBe('The run was stopped after 0.5 s.');
  });

  it.each(['fetch', 'postMessage', 'setTimeout', 'document', 'localStorage', 'process', 'Worker'])(
    'has no %s',
    async (name) => {
      const { report } = await run(`export const run = () => typeof ${name};`);
      expect(report?.returned).toBe('undefined');
    },
  );

  it('has no clock', async () => {
    const { kind, errors } = await run('export const run = () => Date.now();');
    expect(kind).toBe('threw');
    expect(errors[0]?.text).toContain('There is no clock');
  });
});
