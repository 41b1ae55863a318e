import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { compareRecording } from '../../src/evidence/compareRecording.ts';
import { readRecording } from '../../src/evidence/readRecording.ts';

const read = (release: string, scenario: string) => {
  const url = new URL(`../../content/evidence/${release}/${scenario}.json`, import.meta.url);
  return readRecording(readFileSync(url, 'utf8'), `${release}/${scenario}`);
};

describe('the comparison', () => {
  const original = () => read('6.12.107', 'fsdax-mf-xfs');
  const whatOf = (recording: ReturnType<typeof original>) =>
    compareRecording(recording).mismatches.map(({ what }) => what);
  const step = (recording: ReturnType<typeof original>, act: string) => {
    const found = recording.steps.find((candidate) => candidate.act === act);
    if (!found) throw new Error(`no step ${act}`);
    return found;
  };

  it('notices a return value that differs', () => {
    const recording = original();
    const [root] = step(recording, 'injector corrupt 0x40019').trace ?? [];
    if (!root || !('fn' in root)) throw new Error('no trace');
    const [inner] = root.calls ?? [];
    if (inner && 'fn' in inner) inner.ret = -95;
    expect(whatOf(recording)).toEqual(['call tree at hwpoison_inject > memory_failure = ']);
  });

  it('notices a call that is missing and an argument that differs', () => {
    const recording = original();
    const [root] = step(recording, 'injector corrupt 0x40019').trace ?? [];
    if (!root || !('fn' in root)) throw new Error('no trace');
    const [inner] = root.calls ?? [];
    if (!inner || !('fn' in inner)) throw new Error('no call');
    inner.args = { ...inner.args, flags: '0x0' };
    inner.calls = inner.calls?.slice(0, -1);
    expect(whatOf(recording)).toEqual([
      'call tree at hwpoison_inject > memory_failure(flags)',
      'call tree at hwpoison_inject > memory_failure',
    ]);
  });

  it('notices a signal, a result and a page that differ', () => {
    const recording = original();
    step(recording, 'A hwpoison 0').signals = [];
    step(recording, 'injector corrupt 0x4001c').results = [
      { cmd: 'injector corrupt 0x4001c', result: '-EBUSY' },
    ];
    const { page } = step(recording, 'snap 3-poisoned P3');
    if (page) page.hwpoison = false;
    expect(whatOf(recording)).toEqual(['signals', 'hwpoison of 3-poisoned', 'result']);
  });

  it('says what a recording asks for that is not modelled, and compares the rest', () => {
    const recording = original();
    recording.acts.push('A levitate 0');
    const { compared, mismatches, notModelled } = compareRecording(recording);
    expect({ mismatches, notModelled }).toEqual({
      mismatches: [],
      notModelled: ['the act A levitate 0'],
    });
    expect(compared).toBeGreaterThan(400);
  });
});
