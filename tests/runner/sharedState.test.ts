import { describe, expect, it, vi } from 'vitest';
import {
  bundleWorker,
  scenarioModules,
  simulationModules,
} from '../../src/runner/build/buildWorkerText.ts';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';
import { tagWalk } from './fixture/tagWalk.ts';

vi.setConfig({ testTimeout: 60_000 });

const corpus = await loadCorpus();

async function walk(slug: string, source: string, workerText?: string): Promise<string[]> {
  const entry = corpus.find((candidate) => candidate.slug === slug);
  if (!entry) throw new Error(`there is no exercise ${slug}`);
  const request = { source: `${tagWalk}${source}`, exercise: entry.exercise };
  const verdict = await runInNode(request, workerText === undefined ? {} : { workerText });
  expect(verdict.errors).toEqual([]);
  expect(verdict.checks.length).toBeGreaterThan(5);
  const checksWalked = new Set(
    verdict.console.filter(({ text }) => text.startsWith('WALKED')).map(({ check }) => check),
  );
  expect(checksWalked.size).toBeGreaterThan(1);
  return verdict.console.map(({ text }) => text);
}

// The state of one machine: made at boot or later, and gone with the check.
const stateOfAMachine = new Set(
  [
    'page dev_pagemap dax_device Globals mutex srcu_struct TaskList DaxHosts task_struct mm_struct rw_semaphore',
    'vm_area_struct address_space inode pmem_device xfs_mount xfs_buftarg xfs_perag super_block',
    'gendisk block_device pipe_inode_info ext4_sb_info percpu_ref completion',
  ].flatMap((line) => line.split(' ')),
);

const answers: readonly (readonly [slug: string, source: string])[] = [
  [
    'memory-failure/notify-the-holder',
    `import { access, addressOf, errnoName, gupFlags } from 'simkernel';
    declare const require: any;
    export function* dax_holder_notify_failure(k: any, dax_dev: any, ...rest: any[]): any {
      const ops = dax_dev.holder_ops;
      const page = k.globals.pgmap_array.load(0x40000)?.pageAt(0x40000);
      tagWalk({
        k, dax_dev, ops, page, access, addressOf, errnoName, gupFlags, sim: require('simkernel'),
        flags: gupFlags(k.release), step: access(dax_dev, 'holder_ops', 'read'),
        lock: k.mutex_lock(k.globals.mf_mutex), poison: k.memory_failure(0x40000, 0),
        told: ops?.notify_failure(k, dax_dev, ...rest),
        reported: page?.pgmap.ops?.memory_failure(k, page.pgmap, 0x40000, 1, 0),
      });
      return 0;
    }`,
  ],
  [
    'refcounting/put-of-the-last-pin',
    `export function __put_devmap_managed_page_refs(k: any, page: any, refs: any): any {
      const lock = k.mutex_lock(k.globals.mf_mutex);
      tagWalk({ k, page, ops: page.pgmap.ops, lock });
      return false;
    }`,
  ],
];

describe.each(answers)('what an answer to %s leaves behind', (slug, source) => {
  it('is not found by the checks after it, and nothing open is shared', async () => {
    const lines = await walk(slug, source);
    expect(lines.filter((line) => line.startsWith('TAGGED'))).toEqual([]);
    const open = lines.filter((line) => line.startsWith('OPEN')).map((line) => line.slice(5));
    expect([...new Set(open)].filter((kind) => !stateOfAMachine.has(kind))).toEqual([]);
  });
});

describe('the walk', () => {
  it('can fail: it finds its tags where only the exports are hardened', async () => {
    const entry = `import './lockdown.ts';
      import * as explore from ${JSON.stringify(scenarioModules.explore)};
      import * as simkernel from ${JSON.stringify(simulationModules.simkernel)};
      import { evaluateInCompartment } from './evaluateInCompartment.ts';
      import { hardenModule } from './hardenModule.ts';
      import { serve } from './serve.ts';
      serve({ simkernel: hardenModule(simkernel) }, evaluateInCompartment, { explore: hardenModule(explore) });`;
    const workerText = await bundleWorker(entry, false);
    for (const [slug, source] of answers) {
      const lines = await walk(slug, source, workerText);
      expect(lines.filter((line) => line.startsWith('TAGGED')).length).toBeGreaterThan(0);
    }
  });
});

describe('the tables of operations', () => {
  it('are frozen, and so are their functions', async () => {
    const lines = await walk(
      'memory-failure/notify-the-holder',
      `export function* dax_holder_notify_failure(k: any, dax_dev: any): any {
        console.log('WALKED', 0);
        const { ops } = k.globals.pgmap_array.load(0x40000);
        for (const table of [ops, dax_dev.holder_ops]) {
          if (table) console.log('TABLE', Object.keys(table).join(), Object.isFrozen(table), Object.values(table).every(Object.isFrozen));
        }
        return 0;
      }`,
    );
    expect(lines).toContain('TABLE memory_failure true true');
    expect(lines).toContain('TABLE notify_failure true true');
    expect(lines.filter((line) => /memory_failure.*false/.test(line))).toEqual([]);
  });
});
