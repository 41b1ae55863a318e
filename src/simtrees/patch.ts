import { type Files, makeFiles } from './files.ts';
import type { Signature } from './signature.ts';
import { SimtreesError } from './simtreesError.ts';
import type { EditSpec, PatchSpec, WorldSpec } from './worldSpec.ts';

/** A patch that can be applied: its difference, its message and its author. */
export interface Patch {
  readonly name: string;
  readonly subject: string;
  readonly author: Signature;
  readonly before: Files;
  readonly after: Files;
}

/** Patches are written a minute apart, from noon on a Monday. */
const FIRST_PATCH_TIME = 1_700_481_600;

/** A person of a world. All of them live in UTC. */
export function personAt(name: string, time: number): Signature {
  const address = name.toLowerCase().replace(/[^a-z0-9]+/g, '.');
  return Object.freeze({ name, email: `${address}@example.org`, time, zone: '+0000' });
}

function edit(files: Files, { path, from, to }: EditSpec, patch: string): Files {
  const old = files[path]?.content ?? '';
  const fits = from === '' ? files[path] === undefined : old.split(from).length === 2;
  if (!fits) {
    throw new SimtreesError('badWorld', `Patch ${patch} does not fit ${path}: "${from}".`);
  }
  return makeFiles({ ...files, [path]: from === '' ? to : old.replace(from, () => to) });
}

/** A patch and everything that it needs, each once, prerequisites first. */
function closure(world: WorldSpec, name: string, done: Set<PatchSpec>, open: string[]): void {
  const spec = world.patches.find((patch) => patch.name === name);
  if (spec === undefined) throw new SimtreesError('badWorld', `There is no patch ${name}.`);
  if (open.includes(name)) {
    throw new SimtreesError('badWorld', `Patch ${name} needs itself: ${open.join(', ')}.`);
  }
  for (const need of spec.needs ?? []) closure(world, need, done, [...open, name]);
  done.add(spec);
}

/**
 * A patch of a world by its name.
 *
 * @throws SimtreesError `badWorld` when it is not described, needs itself, or does not fit its prerequisites.
 */
export function makePatch(world: WorldSpec, name: string): Patch {
  const series = new Set<PatchSpec>();
  closure(world, name, series, []);
  let [before, after] = [makeFiles(world.files), makeFiles(world.files)];
  for (const spec of series) {
    before = after;
    for (const change of spec.edits) after = edit(after, change, spec.name);
  }
  const at = world.patches.findIndex((patch) => patch.name === name);
  const { subject = '', author = '' } = world.patches[at] ?? {};
  const signature = personAt(author, FIRST_PATCH_TIME + 60 * at);
  return Object.freeze({ name, subject, author: signature, before, after });
}
