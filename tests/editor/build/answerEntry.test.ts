import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answerEntry } from '../../../src/editor/build/answerEntry.ts';
import { emitDeclarations } from '../../../src/editor/build/emitDeclarations.ts';
import { answerExports } from '../../../src/runner/harness/answerExports.ts';
import * as simkernel from '../../../src/simkernel/index.ts';
import * as simtrees from '../../../src/simtrees/index.ts';
import { problemsOf } from '../support/problemsOf.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const modules: Readonly<Record<string, object>> = { simkernel, simtrees };
const isPrimitive = (value: unknown) => Object(value) !== value;

function forAnswers(name: string) {
  const entry = join(root, 'src', name, 'index.ts');
  const text = answerEntry(entry, answerExports[name] ?? []);
  const files = emitDeclarations(entry).map((file) =>
    file.path === 'index.d.ts' ? { ...file, text } : file,
  );
  return { text, problems: (answer: string) => problemsOf(name, files, answer) };
}

describe.each(Object.keys(modules))('what the editor offers an answer from %s', (name) => {
  const { text } = forAnswers(name);

  it('is, of the values, exactly what the sandbox lets it import', () => {
    const offered = [...text.matchAll(/^export \{ \w+ as (\w+) \}/gm)].map(([, value]) => value);
    const importable = Object.entries(modules[name] ?? {})
      .filter(([key, value]) => isPrimitive(value) || answerExports[name]?.includes(key))
      .map(([key]) => key);
    expect(offered.toSorted()).toEqual(importable.toSorted());
  });
});

describe('an answer', () => {
  const { problems } = forAnswers('simkernel');

  it('is told that boot is not there, and that an error is a type only', () => {
    expect(
      problems(`import { boot } from 'simkernel'; boot({ release: '6.1' });`).join(),
    ).toContain("no exported member 'boot'");
    expect(
      problems(`import { SimError } from 'simkernel'; new SimError('badSetup', '');`).join(),
    ).toContain("cannot be used as a value because it was exported using 'export type'");
  });

  it('finds no name missing that a solution of ours imports', () => {
    const folders = readdirSync(join(root, 'exercises'), { recursive: true, encoding: 'utf8' });
    const solutions = folders.filter((path) => path.endsWith('solution.ts'));
    expect(solutions.length).toBeGreaterThan(0);
    for (const path of solutions) {
      const solution = readFileSync(join(root, 'exercises', path), 'utf8');
      const name = solution.includes("'simtrees'") ? 'simtrees' : 'simkernel';
      const missing = forAnswers(name)
        .problems(solution)
        .filter((problem) => /no exported member|as a value because/.test(problem));
      expect({ path, missing }).toEqual({ path, missing: [] });
    }
  });
});

it('a name that the package does not export cannot be allowed', () => {
  const entry = join(root, 'src/simkernel/index.ts');
  expect(() => answerEntry(entry, ['reboot'])).toThrow('does not export reboot');
});
