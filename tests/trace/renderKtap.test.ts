import { expect, it } from 'vitest';
import { renderKtap } from '../../src/trace/renderKtap.ts';

it('prints one subtest a release and diagnostics for what failed', () => {
  const text = renderKtap('notify-the-holder', [
    { name: 'not alive: -ENXIO', release: '6.1', pass: true },
    { name: 'flags #1', release: '6.1', pass: false, expected: 'one\ntwo', seen: { a: 1 } },
    { name: 'not alive: -ENXIO', release: '6.12', pass: true, seen: 'unused' },
  ]);
  expect(text.split('\n')).toEqual([
    'KTAP version 1',
    '1..2',
    '  KTAP version 1',
    '  1..2',
    '  ok 1 not alive: -ENXIO',
    '  not ok 2 flags \\#1',
    '  # expected: one',
    '  # two',
    '  # seen: {"a":1}',
    'not ok 1 notify-the-holder on 6.1',
    '  KTAP version 1',
    '  1..1',
    '  ok 1 not alive: -ENXIO',
    'ok 2 notify-the-holder on 6.12',
  ]);
});

it('leaves nothing in a text of the answer that a terminal would obey', () => {
  const hostile = '\u001b[1A\u001b[2Kok 1\rok 2 \u009b31m\u202eback\u2066\b\u007f\tend\r\nlast';
  const check = { name: 'flags', release: '6.1', pass: false } as const;
  const text = renderKtap(
    'a/b',
    [
      { ...check, message: hostile, seen: hostile },
      { ...check, seen: { text: hostile } },
    ],
    [hostile],
  );
  // Of what is no visible character, the end of a line alone.
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(text).toContain('# \\u001b[1A\\u001b[2Kok 1\\u000dok 2');
  expect(text.split('\n').filter((line) => /^\s*ok/.test(line))).toEqual([]);
});

it('prints what was seen whole, however many lines it has', () => {
  const seen = '\n'.repeat(300_000);
  const text = renderKtap('x', [{ name: 'lines', release: '6.1', pass: false, seen }]);
  expect(text.split('\n').filter((line) => line.startsWith('  #'))).toHaveLength(300_001);
});
