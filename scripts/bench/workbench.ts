/**
 * `npm run bench:workbench`: measures the built site in Chromium, prints tables and writes bench/workbench.json.
 * BENCH_RUNS sets how many runs are counted. BENCH_EXERCISES takes the exercises whose address contains the text instead
 * of those below, or every one if it is empty, and BENCH_PEERS=0 leaves out what is installed from the registry: then
 * nothing is written down.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { compileInNode } from '../../src/runner/node/compileInNode.ts';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { planChecks } from '../../src/runner/protocol/planChecks.ts';
import { ensureChromium } from '../ensureChromium.ts';
import { machineFacts } from './machineFacts.ts';
import { median } from './measure.ts';
import { countingSite } from './workbench/countingSite.ts';
import { type EditNumbers, editToVerdict } from './workbench/editToVerdict.ts';
import { openExercisePage } from './workbench/exercisePage.ts';
import { measureBytes } from './workbench/measureBytes.ts';
import { measurePeers } from './workbench/measurePeers.ts';
import { measureTimeout } from './workbench/measureTimeout.ts';
import { type OpenNumbers, openToVerdict } from './workbench/openToVerdict.ts';
import { openRawTransform } from './workbench/rawTransform.ts';

const runs = Number(process.env.BENCH_RUNS ?? 30);
const openings = Math.min(5, runs);
const withPeers = process.env.BENCH_PEERS !== '0';
const root = fileURLToPath(new URL('../../dist', import.meta.url));
if (!existsSync(root)) throw new Error('There is no built site. Run "npm run build" first.');

/** The exercise that is opened, timed out and compared with a peer. */
const slug = 'refcounting/put-of-the-last-pin';
const chapter = `/refcounting/idle-at-one/`;
/** One of each size: some checks, a tree of commits, a search over interleavings, many releases. */
const measured = [
  slug,
  'merging/merge-without-duplicates',
  'refcounting/recheck-after-grab',
  'memory-failure/notify-the-holder',
];
const part = process.env.BENCH_EXERCISES;
const corpus = await loadCorpus();
const exercises = corpus.filter((one) =>
  part === undefined ? measured.includes(one.slug) : one.slug.includes(part),
);
if (exercises.length === 0) throw new Error(`No exercise has "${part}" in its address.`);
const entry = corpus.find((candidate) => candidate.slug === slug);
if (!entry) throw new Error(`There is no exercise ${slug}.`);

const machine = machineFacts();
const site = await countingSite(root);
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: ['--no-sandbox', '--disable-background-networking'],
});
const pathOf = (exercise: string) => `/exercises/${exercise}/`;
const newContext = () => browser.newContext({ viewport: { width: 1280, height: 800 } });

const one = (value: number) => Number(value.toFixed(1));
function rounded<T extends object>(row: T): T {
  const entries = Object.entries(row).map(([key, value]) => [
    key,
    typeof value === 'number' ? one(value) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

/** The medians of several rows with the same texts. */
function medianRow<T extends object>(rows: readonly T[]): T {
  const [first] = rows;
  const entries = Object.entries(first ?? {}).map(([key, value]) => [
    key,
    typeof value === 'number' ? median(rows.map((row) => Number(Reflect.get(row, key)))) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

async function measureOpening(): Promise<OpenNumbers[]> {
  const url = site.address + pathOf(slug);
  const cold: OpenNumbers[] = [];
  const warm: OpenNumbers[] = [];
  for (let at = 0; at < openings; at += 1) {
    const context = await newContext();
    cold.push(await openToVerdict(context, url, 'empty'));
    warm.push(await openToVerdict(context, url, 'filled'));
    await context.close();
  }
  return [medianRow(cold), medianRow(warm)].map(rounded);
}

console.log(machine);
const raw = await openRawTransform(await newContext(), root);
const bytes = (await measureBytes(newContext, site, { exercise: pathOf(slug), chapter })).map(
  rounded,
);
console.table(bytes);
const opening = await measureOpening();
console.table(opening);
const edits: EditNumbers[] = [];
const context = await newContext();
for (const { slug: exercise, starter, solution } of exercises) {
  const page = await openExercisePage(context, site.address + pathOf(exercise));
  await page.enterEditor();
  for (const [answer, source] of [
    ['starter', starter],
    ['solution', solution],
  ] as const) {
    const row = rounded(await editToVerdict(page, raw, { exercise, answer, source, runs }));
    console.table([row]);
    edits.push(row);
  }
  await page.page.close();
}
const page = await openExercisePage(context, site.address + pathOf(slug));
await page.enterEditor();
const timeout = rounded(await measureTimeout(page, entry.solution));
console.table([timeout]);
await context.close();
const compiled = await compileInNode(entry.solution, [entry.exercise.module]);
if (!compiled.ok) throw new Error(`The solution of ${slug} does not compile.`);
const checks = planChecks(entry.exercise).length;
const measuredPeers = withPeers
  ? await measurePeers(await newContext(), { answer: compiled.code, checks, runs })
  : [];
const peers = measuredPeers.map(rounded);
console.table(peers);
await raw.close();
const chromiumVersion = browser.version();
await browser.close();
await site.close();

const loadAfter = machineFacts().load;
const result = {
  machine: { ...machine, chromium: chromiumVersion, loadAfter },
  edits,
  peers,
  opening,
  timeout,
  bytes,
};
console.log('load', machine.load, 'to', loadAfter);
if (withPeers && part === undefined) {
  mkdirSync('bench', { recursive: true });
  writeFileSync('bench/workbench.json', `${JSON.stringify(result, null, 2)}\n`);
}
