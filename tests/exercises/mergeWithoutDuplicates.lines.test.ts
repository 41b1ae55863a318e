import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/runner/node/loadCorpus.ts';
import { runInNode } from '../../src/runner/node/runInNode.ts';

const entry = (await loadCorpus()).find(({ slug }) => slug === 'merging/merge-without-duplicates');

/** The text of the line that a failing check points at, for each check that fails. */
async function linesOf(source: string): Promise<Record<string, string | undefined>> {
  if (!entry) throw new Error('The exercise is missing.');
  const { checks } = await runInNode({ source, exercise: entry.exercise });
  const lines = source.split('\n');
  return Object.fromEntries(
    checks
      .filter(({ pass }) => !pass)
      .map(({ id, position }) => [id, lines[(position?.line ?? 0) - 1]?.trim()]),
  );
}

const wrong = (name: string) => entry?.wrong.find((one) => one.name === name)?.source ?? '';

describe('a plan that fails', () => {
  it('leads to the command that stopped it, and not to a comment that quotes it', async () => {
    const lines = await linesOf(`export const commands = [
      'merge xfs into next',
      'merge nothing into next',
      // 'merge nothing into next',
      'merge mm into next',
    ];`);
    expect(new Set(Object.values(lines))).toEqual(new Set(["'merge nothing into next',"]));
  });

  it('leads to the command that made the second commit of a patch', async () => {
    const lines = await linesOf(wrong('copied-to-both.ts'));
    expect(lines['nothing-twice']).toBe("'cherry-pick mm-kill-procs from xfs to mm',");
  });

  it('leads to the command that built on a rebuilt tree', async () => {
    const lines = await linesOf(wrong('built-on-the-rebuilt-tree.ts'));
    expect(lines['no-unstable-base']).toMatch(/^'(?:topic|merge|rebase) .*\bmm\b/);
  });

  it('leads to the plan where no command is to blame', async () => {
    const lines = await linesOf(`export const commands = ['merge xfs into next'];`);
    expect(lines['all-in-next']).toMatch(/^export const commands/);
  });
});
