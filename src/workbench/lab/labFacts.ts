import type { LabSettings } from '../../runner/lab/labSettings.ts';
import { modelledReleases } from '../../simkernel/kernel/release.ts';
import { defaultLabOptions } from '../../simkernel/lab/labOptions.ts';
import { type LabExample, labExamples } from './labExamples.ts';

/** What the server writes into the lab's page for its script. */
export interface LabFacts {
  readonly baseUrl: string;
  readonly releases: readonly string[];
  readonly settings: LabSettings;
  readonly examples: readonly LabExample[];
}

/** The lab as it is before anybody has touched it. */
export const labFacts: LabFacts = {
  baseUrl: import.meta.env.BASE_URL,
  releases: modelledReleases,
  settings: { release: '6.12', options: defaultLabOptions, schedule: '' },
  examples: labExamples,
};

/** The code that the lab opens with. */
export function firstExample({ examples }: Pick<LabFacts, 'examples'>): string {
  const [first] = examples;
  if (first === undefined) throw new Error('The lab has no example');
  return first.code;
}
