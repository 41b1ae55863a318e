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
  return { text, problems: (...answers: string[]) => problemsOf(name, files, ...answers) };
}

const folders = readdirSync(join(root, 'exercises'), { recursive: true, encoding: 'utf8' });
const solutions = folders
  .filter((path) => path.endsWith('solution.ts'))
  .map((path) => readFileSync(join(root, 'exercises', path), 'utf8'));

describe.each(Object.keys(modules))('what the editor offers an answer from %s', (name) => {
  const { text, problems } = forAnswers(name);

  it('is, of the values, exactly what the sandbox lets it import', () => {
    const offered = [...text.matchAll(/^export \{ \w+ as (\w+) \}/gm)].map(([, value]) => value);
    const importable = Object.entries(modules[name] ?? {})
      .filter(([key, value]) => isPrimitive(value) || answerExports[name]?.includes(key))
      .map(([key]) => key);
    expect(offered.toSorted()).toEqual(importable.toSorted());
  });

  it('has every name that a solution of ours imports', () => {
    const importing = solutions.filter((solution) => solution.includes(`'${name}'`));
    expect(solutions.length).toBeGreaterThan(0);
    const missing = problems(...importing).filter((problem) =>
      /no exported member|as a value because/.test(problem),
    );
    expect(missing).toEqual([]);
  });

  it.runIf(name === 'simkernel')('does not include boot, and of an error the type only', () => {
    const refused = problems(
      `import { boot } from 'simkernel'; boot({ release: '6.1' });`,
      `import { SimError } from 'simkernel'; new SimError('badSetup', '');`,
    ).join('\n');
    expect(refused).toContain("no exported member 'boot'");
    expect(refused).toContain(
      "cannot be used as a value because it was exported using 'export type'",
    );
  });
});

it('a name that the package does not export cannot be allowed', () => {
  const entry = join(root, 'src/simkernel/index.ts');
  expect(() => answerEntry(entry, ['reboot'])).toThrow('does not export reboot');
});

it('tells a review which invariants there are', () => {
  const starter = readFileSync(
    join(root, 'exercises/refcounting/list-add-on-lru/starter.ts'),
    'utf8',
  );
  const { problems } = forAnswers('simkernel');
  const withFinding = (finding: string) => problems(starter.replace('[];', `[${finding}];`));
  expect(withFinding(`{ line: 29, invariant: 'I17' }`)).toEqual([]);
  expect(withFinding(`{ line: 29, invariant: 'I18' }`).join()).toContain('"I18"');
  expect(withFinding(`{ line: '29', invariant: 'I17' }`)).toHaveLength(1);
});
