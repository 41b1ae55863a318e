import { expect, test } from 'vitest';
import { checkAnchors } from '../../src/review/checkAnchors.ts';

const here = { page: '/part/here/', title: 'Here', releases: [] };

test('a manifest that matches the chapters has no problem', () => {
  expect(checkAnchors({ one: here }, [{ page: '/part/here/', ids: ['one'] }])).toEqual([]);
});

test('a section whose id the manifest lacks is named with its page', () => {
  const problems = checkAnchors({}, [{ page: '/part/here/', ids: ['new-one'] }]);
  expect(problems).toEqual([
    '/part/here/ has a section [#new-one] that is not in content/anchors.json',
  ]);
});

test('an id that disappeared without a redirect is a problem that says what to do', () => {
  const [problem] = checkAnchors({ one: here }, []);
  expect(problem).toContain('promises one at /part/here/');
  expect(problem).toContain('"redirect"');
});

test('a retired id that leads to a section is no problem', () => {
  const anchors = { one: here, old: { redirect: 'one' } };
  expect(checkAnchors(anchors, [{ page: '/part/here/', ids: ['one'] }])).toEqual([]);
});

test('a redirect that leads nowhere, or in a circle, is a problem', () => {
  expect(checkAnchors({ old: { redirect: 'gone' } }, [])[0]).toContain('no such id');
  const circle = { left: { redirect: 'right' }, right: { redirect: 'left' } };
  expect(checkAnchors(circle, []).join()).toContain('a loop');
});

test('a retired id must not be used by a section again', () => {
  const anchors = { one: here, old: { redirect: 'one' } };
  const problems = checkAnchors(anchors, [{ page: '/part/here/', ids: ['one', 'old'] }]);
  expect(problems.join()).toContain('retired id old');
});

test('an id on two pages, or on another page than the manifest says, is a problem', () => {
  const problems = checkAnchors({ one: here }, [
    { page: '/part/here/', ids: ['one'] },
    { page: '/part/there/', ids: ['one'] },
  ]);
  expect(problems).toContain('one is used twice: by /part/here/ and by /part/there/');
  expect(problems.join()).toContain('places it at /part/here/');
});
