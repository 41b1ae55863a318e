import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readRecording } from '../../../src/evidence/readRecording.ts';
import { compareRecording } from '../../../src/evidence/compareRecording.ts';
import { heldTo } from '../../../src/figures/heldTo/heldTo.ts';

const read = (id: string) => {
  const text = readFileSync(`content/evidence/${id}.json`, 'utf8');
  return [id, readRecording(text, id)] as const;
};
const recordings = ['7.2.13/refcounts', '6.1.192/refcounts', '6.1.192/truncate-pinned'].map(read);

it('counts recordings, kernels and what was compared', () => {
  const compared = recordings.map(([, recording]) => compareRecording(recording).compared);
  expect(heldTo(recordings)).toEqual({
    recordings: 3,
    kernels: ['6.1.192', '7.2.13'],
    compared: compared.reduce((sum, count) => sum + count),
  });
  expect(Math.min(...compared)).toBeGreaterThan(0);
});

it('stops at a recording that the simulation does not follow, and names it', () => {
  const [id, recording] = read('6.1.192/refcounts');
  const text = JSON.stringify(recording).replaceAll('"refcount":2', '"refcount":3');
  const other = readRecording(text, id);
  expect(() => heldTo([...recordings, [id, other]])).toThrow(
    /^6\.1\.192\/refcounts: .*recorded .*3, simulated .*2/,
  );
});
