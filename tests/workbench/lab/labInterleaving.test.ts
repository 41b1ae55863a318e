import { expect, it } from 'vitest';
import type { LabPage, LabReplay } from '../../../src/runner/lab/labReport.ts';
import { labInterleaving } from '../../../src/workbench/lab/labInterleaving.ts';

const page = (name: string, refcount: number): LabPage => ({
  page: name,
  pgmap: 'pgmap:x',
  refcount,
  mapcount: 0,
  pincount: 0,
  mapping: null,
  index: 0,
  order: 0,
  hwpoison: false,
});
const tasks = (t: string, a: string) => [
  { task: 'T', state: t, signals: [] },
  { task: 'A', state: a, signals: [] },
  { task: 'mount', state: '', signals: [] },
];

it('keeps the pages of earlier steps, and shows the tasks that take part', () => {
  const replay: LabReplay = {
    schedule: 'AB',
    origin: 'found',
    violation: 'T sleeps',
    steps: [
      {
        task: 'T',
        at: '',
        from: 0,
        to: 1,
        tasks: tasks('sleeps', 'ready'),
        pages: [page('p', 2), page('q', 1)],
      },
      {
        task: 'A',
        at: 'writes p',
        from: 1,
        to: 2,
        tasks: tasks('sleeps', 'ended'),
        pages: [page('p', 1)],
      },
    ],
  };
  const { steps, wrongAt, ...rest } = labInterleaving(replay);
  expect(rest).toEqual({ tasks: ['T', 'A'], schedule: 'AB', violation: 'T sleeps' });
  expect(wrongAt).toBe(1);
  expect(steps[0]).toMatchObject({ task: 0, text: 'begins; sleeps' });
  expect(steps[1]).toEqual({
    task: 1,
    text: 'writes p; ended',
    state: [
      ['T', 'sleeps'],
      ['A', 'ended'],
      ['p', 'refcount 1, mappings 0, in no file'],
      ['q', 'refcount 1, mappings 0, in no file'],
    ],
  });
});
