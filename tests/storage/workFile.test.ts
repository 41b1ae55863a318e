import { describe, expect, it } from 'vitest';
import type { DraftRecord } from '../../src/storage/draftRecord.ts';
import { NO_WORK, type Work } from '../../src/storage/work.ts';
import { readWorkFile, writeWorkFile } from '../../src/storage/workFile.ts';

const draft: DraftRecord = {
  version: 2,
  id: 'aa',
  parents: [],
  at: 5,
  starterHash: '01234567',
  text: 'mine',
  hints: 1,
  attempts: 2,
  solutionShown: false,
};

const work: Work = new Map([
  [
    'part/one',
    {
      drafts: [draft],
      kept: [{ text: 'older', because: 'reset' as const, at: 3 }],
      solved: { '0123abcd': 7 },
      tried: { '0123abcd': 6 },
      unreadable: [{ key: 'whp:draft:part/one:bb', stored: '{damaged' }],
    },
  ],
]);

/** The file of `work` after a change of its JSON. */
function changed(
  change: (file: Record<string, unknown>, exercise: Record<string, unknown>) => void,
) {
  const file = JSON.parse(writeWorkFile(work, 9));
  change(file, file.exercises['part/one']);
  return readWorkFile(JSON.stringify(file));
}

describe('a file of work', () => {
  it('is read back as it was written', () => {
    const read = readWorkFile(writeWorkFile(work, 9));
    expect(read).toMatchObject({ status: 'read', savedAt: 9 });
    if (read.status !== 'read') throw new Error(read.problem);
    expect(read.work.get('part/one')).toMatchObject({ ...work.get('part/one') });
  });

  it('has the drafts of the lab, its own and those of links', () => {
    const lab: Work = new Map([
      ['lab', { ...NO_WORK, drafts: [draft] }],
      ['lab/link/0123abcd', { ...NO_WORK, drafts: [draft] }],
    ]);
    const read = readWorkFile(writeWorkFile(lab, 9));
    expect(read.status === 'read' && [...read.work.keys()]).toEqual(['lab', 'lab/link/0123abcd']);
  });

  it('has the settings, and passes over those that this site does not know', () => {
    const read = readWorkFile(writeWorkFile(work, 9, { 'whp:keys': 'vim' }));
    expect(read).toMatchObject({ status: 'read', settings: { 'whp:keys': 'vim' } });
    const other = changed((file) => {
      file.settings = { 'whp:other': 'x', 'whp:keys': 'emacs' };
    });
    expect(other).toMatchObject({ settings: { 'whp:keys': 'emacs' } });
    expect(JSON.stringify(other)).not.toContain('whp:other');
    const older = changed((file) => {
      delete file.settings;
    });
    expect(older).toMatchObject({ status: 'read', settings: {} });
  });

  it('with a draft of the first format opens', () => {
    const first = {
      version: 1,
      revision: 3,
      tab: 't',
      starterHash: '01234567',
      text: 'first',
      kept: [{ text: 'before', because: 'reset' }],
      hints: 0,
      attempts: 0,
      solutionShown: false,
      beside: { u: 'beside' },
    };
    const read = changed((_, exercise) => {
      exercise.drafts = [first];
    });
    if (read.status !== 'read') throw new Error(read.problem);
    const exercise = read.work.get('part/one') ?? NO_WORK;
    expect(exercise.drafts.map(({ text }) => text)).toEqual(['first']);
    expect(exercise.kept.map(({ text }) => text)).toEqual(['older', 'before', 'beside']);
  });

  it.each([1e300, 8.64e15 + 2, -1])('keeps what bears %s as its date, without the date', (at) => {
    const read = changed((file, exercise) => {
      file.savedAt = at;
      exercise.drafts = [{ ...draft, at }];
      exercise.kept = [{ version: 2, text: 'older', because: 'reset', at }];
      exercise.solved = { '0123abcd': at };
    });
    if (read.status !== 'read') throw new Error(read.problem);
    expect(read.savedAt).toBe(0);
    expect(read.work.get('part/one')).toMatchObject({
      drafts: [{ text: 'mine', at: 0 }],
      kept: [{ text: 'older', at: 0 }],
      solved: { '0123abcd': 0 },
    });
  });

  it.each([
    ['no JSON', '{"format":"who-holds', /cut off/],
    ['another program’s', '{"name":"left-pad","version":1}', /not a file of this site/],
    ['a list', '[]', /not a file of this site/],
    ['null', 'null', /not a file of this site/],
    ['newer', '{"format":"who-holds-the-page","version":9}', /has format 9/],
    ['without its work', '{"format":"who-holds-the-page","version":1}', /damaged at savedAt/],
  ])('that is %s is refused in words', (_, text, problem) => {
    const read = readWorkFile(text);
    expect(read.status === 'refused' ? read.problem : read.status).toMatch(problem);
  });

  it('is refused as a whole, with the place, when a part of it is damaged', () => {
    const problemOf = (read: ReturnType<typeof readWorkFile>) =>
      read.status === 'refused' ? read.problem : read.status;
    expect(
      problemOf(
        changed((_, exercise) => {
          exercise.drafts = [{ ...draft, text: 5 }];
        }),
      ),
    ).toMatch(/damaged at exercises, part\/one, drafts, 0/);
    expect(
      problemOf(
        changed((file) => {
          file.exercises = { 'a:b/c': NO_WORK };
        }),
      ),
    ).toMatch(/damaged at exercises/);
    expect(
      problemOf(
        changed((_, exercise) => {
          exercise.unreadable = [{ key: 'starlight-theme', stored: 'x' }];
        }),
      ),
    ).toMatch(/damaged at exercises, part\/one, unreadable/);
  });
});
