import { expect, test } from 'vitest';
import { findChromium } from '../../scripts/findChromium.ts';

test('CHROMIUM_PATH is taken before everything else', () => {
  expect(findChromium({ CHROMIUM_PATH: process.execPath, PATH: '' })).toBe(process.execPath);
});

test('a CHROMIUM_PATH that cannot be run is refused, not passed over', () => {
  expect(() => findChromium({ CHROMIUM_PATH: '/nonexistent', PATH: '/usr/bin' })).toThrow(
    'CHROMIUM_PATH is /nonexistent',
  );
});

test('without a browser on PATH there is none', () => {
  expect(findChromium({ PATH: '' })).toBeUndefined();
});
