import { expect, it } from 'vitest';
import { placeOf } from '../../../src/workbench/yourWork/placeOf.ts';

const known = [
  { slug: 'part/one', version: 'a', title: 'One', href: '/exercises/part/one/' },
  { slug: 'lab', version: '', title: 'Lab', href: '/lab/' },
];

it.each([
  ['part/one', { title: 'One', href: '/exercises/part/one/' }],
  ['lab', { title: 'Lab', href: '/lab/' }],
])('%s leads to its page', (slug, place) => {
  expect(placeOf(slug, known)).toEqual(place);
});

it('what was written on a link is told from the lab, and from other links', () => {
  const { title, about, href } = placeOf('lab/link/0123abcd', known);
  expect(title).toBe('Lab, from the link 0123abcd');
  expect(about).toContain('That link opens your text again');
  expect(href).toBeUndefined();
});

it('an exercise that has gone is named as it was stored', () => {
  expect(placeOf('part/two', known)).toEqual({
    title: 'part/two',
    about: 'The site has no such exercise any more.',
  });
});
