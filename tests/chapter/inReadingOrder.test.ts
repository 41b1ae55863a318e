import { expect, it } from 'vitest';
import { inReadingOrder } from '../../src/chapter/inReadingOrder.ts';

type Exercises = Parameters<typeof inReadingOrder>[0];
type Chapters = Parameters<typeof inReadingOrder>[1];

const chapter = (id: string, order: number, exercises: readonly string[]) => ({
  id,
  data: { part: id.split('/')[0], order, exercises },
});
const chapters = [
  chapter('merging/a', 1, ['merging/one']),
  chapter('refcounting/b', 2, ['refcounting/last']),
  chapter('refcounting/c', 1, ['refcounting/second', 'refcounting/first']),
] as unknown as Chapters;
const exercises = [
  ['merging/one', 'merging/a'],
  ['refcounting/zero', 'refcounting/c'],
  ['refcounting/first', 'refcounting/c'],
  ['refcounting/and', 'refcounting/c'],
  ['refcounting/last', 'refcounting/b'],
  ['refcounting/second', 'refcounting/c'],
].map(([id, chapter]) => ({ id, data: { chapter } })) as unknown as Exercises;

it('follows parts, chapters, the list of each chapter, and then names', () => {
  expect(inReadingOrder(exercises, chapters).map(({ id }) => id)).toEqual([
    'refcounting/second',
    'refcounting/first',
    'refcounting/and',
    'refcounting/zero',
    'refcounting/last',
    'merging/one',
  ]);
});
