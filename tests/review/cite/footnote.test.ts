import fc from 'fast-check';
import { expect, test } from 'vitest';
import { footnote as withAddress } from '../../../src/review/cite/footnote.ts';
import { type CitedSection, noteLines } from '../../../src/review/cite/noteLines.ts';

const footnote = ({ url, ...section }: CitedSection & { url: string }) =>
  withAddress(noteLines(section).join('\n'), url);

const url = 'https://example.org/r/put-two-to-one/';

test('a footnote has title, releases and source, and the address on a line of its own', () => {
  const text = footnote({
    title: 'The put of the last reference',
    url,
    releases: ['6.1'],
    source: 'mm/memremap.c:__put_devmap_managed_page_refs',
  });
  expect(text).toBe(
    [
      '[1] Who Holds the Page? "The put of the last reference"',
      '    v6.1, mm/memremap.c:__put_devmap_managed_page_refs',
      '    https://example.org/r/put-two-to-one/',
    ].join('\n'),
  );
});

test('a section without a source says only its releases', () => {
  expect(footnote({ title: 'Trees', url, releases: ['6.1', '6.12'] })).toContain(
    '\n    v6.1, v6.12\n',
  );
});

test('a section without releases and source is title and address', () => {
  expect(footnote({ title: 'Trees', url, releases: [] }).split('\n')).toHaveLength(2);
});

test('where the address is of one release, the note names that one alone', () => {
  const section = { title: 'Trees', releases: ['5.10', '6.1', '6.12'], source: 'mm/gup.c:f' };
  expect(footnote({ ...section, url: `${url}?at=6.1` })).toContain('\n    v6.1, mm/gup.c:f\n');
  expect(footnote({ ...section, url })).toContain('\n    v5.10, v6.1, v6.12, mm/gup.c:f\n');
});

test('a footnote is never a trailer', () => {
  expect(footnote({ title: 'Link: trailers', url, releases: [] })).not.toMatch(
    /^[A-Z][A-Za-z-]*: /m,
  );
});

const citation = fc.record({
  title: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.lorem({ maxCount: 30 })),
  url: fc.webUrl(),
  releases: fc.array(fc.constantFrom('5.10', '6.1', '6.12', '7.2'), { maxLength: 9 }),
  source: fc.string({ unit: 'grapheme', maxLength: 120 }),
});

test('whatever the title: printable ASCII, at most 75 columns but for the address, which is last', () => {
  fc.assert(
    fc.property(citation, (cited) => {
      const lines = footnote(cited).split('\n');
      expect(footnote(cited)).toMatch(/^[\x20-\x7e\n]*$/);
      expect(lines.at(-1)?.trim()).toBe(encodeURI(decodeURI(cited.url)));
      for (const line of lines.slice(0, -1)) expect(line.length).toBeLessThanOrEqual(75);
    }),
  );
});
