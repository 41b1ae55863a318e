import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that the tests need, by what it may be called. */
export interface ProgramNames {
  /** The environment variable that names one. */
  readonly variable: string;
  /** What it is called on PATH, the best first. */
  readonly names: readonly string[];
  /** Where else it may be, as whole paths. */
  readonly places?: readonly string[];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The program on this machine: the one that the variable names where it is set, else the first that is there.
 *
 * @throws when the variable names no program
 */
export function findProgram(
  { variable, names, places = [] }: ProgramNames,
  env: Record<string, string | undefined>,
): string | undefined {
  const chosen = env[variable];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`${variable} is ${chosen}, which is no program that can be run.`);
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places].find(
    (path) => isExecutable(path),
  );
}
