import { readFileSync } from 'node:fs';
import { recordingSchema } from '../../../src/recordings/recordingSchema.ts';

/** A recording of content/evidence by point release and scenario. */
export function recording(release: string, scenario: string) {
  const url = new URL(`../../../content/evidence/${release}/${scenario}.json`, import.meta.url);
  return recordingSchema.parse(JSON.parse(readFileSync(url, 'utf8')));
}

/** The modelled releases and the point release that each of them means. */
export const recordedReleases = [
  ['5.10', '5.10.223'],
  ['6.1', '6.1.192'],
  ['6.12', '6.12.107'],
  ['7.2', '7.2.13'],
] as const;
