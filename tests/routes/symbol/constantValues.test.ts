import { expect, test } from 'vitest';
import { constantValues } from '../../../src/routes/symbol/constantValues.ts';

test('a type of memory has the count of an idle page in each release that has the type', () => {
  expect(constantValues('MEMORY_DEVICE_PRIVATE')?.releases).toEqual([
    ['5.10', '1'],
    ['6.1', '0'],
    ['6.12', '0'],
    ['7.2', '0'],
  ]);
  expect(constantValues('MEMORY_DEVICE_PUBLIC')?.releases).toEqual([['5.2', '1']]);
  expect(constantValues('MEMORY_DEVICE_COHERENT')?.releases.map(([at]) => at)).not.toContain(
    '5.10',
  );
});

test('a GUP flag has its bits, which changed between 6.1 and 6.12', () => {
  expect(constantValues('FOLL_GET')?.releases).toContainEqual(['6.1', '0x4']);
  expect(constantValues('FOLL_GET')?.releases).toContainEqual(['6.12', '0x2']);
});

test('a structure has no values', () => {
  expect(constantValues('page')).toBeUndefined();
});
