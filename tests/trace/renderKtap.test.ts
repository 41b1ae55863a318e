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
