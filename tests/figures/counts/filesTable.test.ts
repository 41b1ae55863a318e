import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecording } from '../../../src/evidence/readRecording.ts';
import { filesOf, filesText } from '../../../src/figures/counts/filesTable.ts';

const labels = ['idle-shared', 'read-by-A', 'read-by-A-and-B', 'new-page-of-B'];

function recordingOf(point: string, scenario: string) {
  const name = `content/evidence/${point}/${scenario}.json`;
  return readRecording(readFileSync(name, 'utf8'), name);
}

describe('the table of whose a page is', () => {
  it.each([
    ['6.1.192', ['nobody', 'file, index 0', 'file, index 0', 'marker, share 1']],
    ['6.12.107', ['nobody', 'marker, share 1', 'marker, share 2', 'marker, share 1']],
    ['7.2.13', ['nobody', 'file, index 0', 'no mapping, share 2', 'file, index 0']],
  ])('tells of a shared block at %s', (point, words) => {
    const files = filesOf(recordingOf(point, 'fsdax-mf-xfs-reflink'), point, labels);
    expect(labels.map((label) => filesText(files.get(label)))).toEqual(words);
  });

  it('says of a tail page only that it is one', () => {
    const files = filesOf(recordingOf('7.2.13', 'own-pmd-xfs'), '7.2.13', ['head', 'tail']);
    expect(['head', 'tail'].map((label) => filesText(files.get(label)))).toEqual([
      'file, index 0',
      'tail',
    ]);
  });

  it('stops where the simulation has other words', () => {
    const recording = recordingOf('7.2.13', 'fsdax-mf-xfs-reflink');
    const page = recording.steps.find((step) => step.page?.label === 'read-by-A')?.page;
    if (!page) throw new TypeError('the recording has the snapshot');
    page.word4_index_or_share = '0x3';
    expect(() => filesOf(recording, '7.2.13', labels)).toThrow(/recorded a file 3, simulated/);
    expect(() => filesOf(recording, '7.2.13', ['nowhere'])).toThrow(/no snapshot "nowhere"/);
  });
});
