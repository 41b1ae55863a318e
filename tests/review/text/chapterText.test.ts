import { expect, test } from 'vitest';
import { chapterText } from '../../../src/review/text/chapterText.ts';

const address = 'https://example.org/part/slug/';

function text(content: string): string {
  const page = `<html><body><nav>Menu</nav><h1>Title</h1><article data-chapter="part/slug">${content}</article></body></html>`;
  return chapterText(page, address) ?? '';
}

test('a page that is no chapter has no text form', () => {
  expect(chapterText('<html><body><h1>Index</h1></body></html>', address)).toBeUndefined();
});

test('a chapter begins with its title and address; the menus are left out', () => {
  expect(text('<p>Body.</p>')).toBe(`Title\n=====\n\n${address}\n\nBody.\n`);
});

test('a citable section carries its short link under its heading', () => {
  const section = text(
    '<div class="whp-heading"><h2 id="one">One</h2><a class="whp-short" href="/r/one/">#</a><cite-section><button>Cite</button></cite-section></div>',
  );
  expect(section).toContain('One\n===\nhttps://example.org/r/one/\n');
  expect(section).not.toContain('Cite');
});

test('prose is wrapped at 75 columns', () => {
  const lines = text(`<p>${'word '.repeat(100)}</p>`).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(75);
  expect(lines.length).toBeGreaterThan(6);
});

test('source marks are numbers in brackets and releases stand in parentheses', () => {
  expect(
    text(
      '<p>It waits<sup class="whp-src"><a href="#source-x">2</a></sup> <span class="whp-at"><span class="sr-only">Holds for Linux </span>6.1</span>.</p>',
    ),
  ).toContain('It waits[2] (6.1).');
});

test('lists keep their marks and hang their lines', () => {
  const list = text(`<ol><li>one</li><li>${'two '.repeat(30)}</li></ol>`);
  expect(list).toContain('1. one\n2. two two');
  expect(list).toMatch(/\n {3}two/);
});

test('the list of sources is numbered as the marks are', () => {
  expect(text('<ol class="whp-sources"><li>mm/gup.c</li></ol>')).toContain('[1] mm/gup.c');
});

test('a passage of some releases has a bar beside its lines, and stays within 75 columns', () => {
  const passage = text(
    `<div class="whp-passage" data-releases="6.1"><p>Linux 6.1</p><p>${'word '.repeat(40)}</p></div><p>After.</p>`,
  );
  expect(passage).toContain('\n| Linux 6.1\n|\n| word word');
  expect(passage).toContain('word\n\nAfter.');
  expect(Math.max(...passage.split('\n').map((line) => line.length))).toBeLessThanOrEqual(75);
});

test('code blocks stay as they are', () => {
  expect(text('<pre><code>int a;\n  int b;</code></pre>')).toContain('    int a;\n      int b;');
});

test('a table that fits is aligned', () => {
  const table =
    '<table><thead><tr><th>Release</th><th>Count</th></tr></thead><tbody><tr><td>6.1</td><td>1</td></tr></tbody></table>';
  expect(text(table)).toContain('Release  Count\n-------  -----\n6.1      1');
});

test('a table that does not fit is one entry a row', () => {
  const wide = 'x '.repeat(30).trim();
  const table = `<table><tr><th>A</th><th>B</th></tr><tr><td>${wide}</td><td>${wide}</td></tr></table>`;
  expect(text(table)).toContain('A: x x');
  expect(text(table)).toContain('\nB: x x');
});

test('a link marked to be spelled carries its full address', () => {
  const link = text('<p><a href="/exercises/x/" data-spell-link>Do it</a></p>');
  expect(link).toContain('Do it <https://example.org/exercises/x/>');
});

test('a figure is its caption and its text form', () => {
  const figure =
    '<figure><svg></svg><pre class="figure-text">A ##\nB  #</pre><figcaption>Who holds</figcaption></figure>';
  expect(text(figure)).toContain('Figure: Who holds\n\nA ##\nB  #');
});

test('a figure without a text form fails the build', () => {
  expect(() => text('<figure><figcaption>Mute</figcaption></figure>')).toThrow('"Mute"');
});

test('an outside link carries its address, an inside link only its text', () => {
  const links = text('<p><a href="https://lwn.net/">LWN</a> and <a href="/x/">here</a></p>');
  expect(links).toContain('LWN <https://lwn.net/> and here');
});

test('the parts of another page that ask for it follow one another', () => {
  const page = `<html><body><h1>Title</h1><section data-plain-text><p>The task.</p></section><p>A button.</p><section data-plain-text><h2>The patch</h2><pre><code><span>1 </span><span>+</span>a\n</code></pre></section></body></html>`;
  expect(chapterText(page, address)).toBe(
    `Title\n=====\n\n${address}\n\nThe task.\n\nThe patch\n=========\n\n    1 +a\n`,
  );
});
