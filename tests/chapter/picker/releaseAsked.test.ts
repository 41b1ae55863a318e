import fc from 'fast-check';
import { expect, test } from 'vitest';
import { releaseAsked } from '../../../src/chapter/picker/releaseAsked.ts';

const releases = ['5.10', '6.1', '6.12', '7.2'];

test('without ?at= the newest release is shown, and none counts as asked for', () => {
  expect(releaseAsked('', releases)).toEqual({ shown: '7.2', remark: '' });
  expect(releaseAsked('?other=1', releases)).toEqual({ shown: '7.2', remark: '' });
});

test.each(releases)('?at=%s shows that release', (release) => {
  expect(releaseAsked(`?at=${release}`, releases)).toEqual({
    shown: release,
    asked: release,
    remark: '',
  });
});

test.each([
  ['6.5', 'between 6.1 and 6.12'],
  ['6.10', 'between 6.1 and 6.12'],
  ['5.2', 'older than all of these'],
  ['7.3', 'newer than all of these'],
])('?at=%s shows the newest release and says where it lies: %s', (release, place) => {
  const { shown, asked, remark } = releaseAsked(`?at=${release}`, releases);
  expect([shown, asked]).toEqual(['7.2', release]);
  expect(remark).toContain(`Linux ${release}`);
  expect(remark).toContain(place);
  expect(remark).toContain('7.2');
});

test.each(['', 'six', '6', '6.12.107', '../x', '6.1 6.12'])(
  '?at=%s is no release: that is said, and it is not handed on',
  (text) => {
    const { shown, asked, remark } = releaseAsked(`?at=${encodeURIComponent(text)}`, releases);
    expect([shown, asked]).toEqual(['7.2', undefined]);
    expect(remark).toContain(`“${text}” is no Linux release`);
  },
);

test('whatever the address says, a release of the chapter is shown and the remark is short', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { shown, remark } = releaseAsked(`?at=${encodeURIComponent(text)}`, releases);
      expect(releases).toContain(shown);
      expect(remark.length).toBeLessThan(120);
    }),
  );
});
