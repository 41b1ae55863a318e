import fc from 'fast-check';
import { modelledReleases } from '../../src/simkernel/kernel/release.ts';
import { type Choice, choice, type Verb } from './choice.ts';
import { type Act, Draft } from './draft.ts';
import { fileActs } from './fileActs.ts';
import { mappingActs } from './mappingActs.ts';
import { poisonActs } from './poisonActs.ts';
import type { Script } from './script.ts';
import { type Setting, settings } from './settings.ts';
import { taskActs } from './taskActs.ts';

/** The releases that scripts run on: the ones that the guide names, and some between them. */
const fuzzedReleases = [
  ...modelledReleases,
  '6.0',
  '6.2',
  '6.14',
  '6.16',
  '6.17',
  '6.19',
  '7.0',
  '7.1',
] as const;
const acts: Readonly<Record<Verb, Act>> = {
  ...mappingActs,
  ...fileActs,
  ...poisonActs,
  ...taskActs,
};

/** The script that choices make on one of the settings. */
export function scriptOf(release: string, setting: number, choices: readonly Choice[]): Script {
  const chosen = settings[setting % settings.length] as Setting;
  const draft = new Draft(chosen);
  for (const made of choices) acts[made.what](draft, draft.fit(made));
  return { release, setup: chosen.setup, acts: draft.acts };
}

/** Random scripts on random machines. */
export function scripts(releases: readonly string[] = fuzzedReleases): fc.Arbitrary<Script> {
  return fc
    .tuple(
      fc.constantFrom(...releases),
      fc.nat(settings.length - 1),
      fc.array(choice, { minLength: 1, maxLength: 25 }),
    )
    .map(([release, setting, choices]) => scriptOf(release, setting, choices));
}
