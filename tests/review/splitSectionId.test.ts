import { expect, test } from 'vitest';
import { splitSectionId } from '../../src/review/splitSectionId.ts';

test('the trailing id is parted from the heading', () => {
  expect(splitSectionId('The last put [#put-two-to-one]')).toEqual({
    text: 'The last put',
    id: 'put-two-to-one',
  });
});

test('a heading whose last text node is only the id leaves no text', () => {
  expect(splitSectionId(' [#only-id]')).toEqual({ text: '', id: 'only-id' });
});

test.each(['No id', 'Not at the [#end] of it', 'Upper [#Case]', 'Blank [#]', 'Odd [#a--b]'])(
  '"%s" has no permanent id',
  (heading) => {
    expect(splitSectionId(heading)).toBeUndefined();
  },
);
