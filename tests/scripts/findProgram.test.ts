import { expect, test } from 'vitest';
import { findProgram } from '../../scripts/findProgram.ts';

const program = { variable: 'PROGRAM_PATH', names: ['nonexistent', 'sh'] };

test('what the variable names is taken before everything else', () => {
  const env = { PROGRAM_PATH: process.execPath, PATH: '/bin' };
  expect(findProgram(program, env)).toBe(process.execPath);
});

test('a path in the variable that cannot be run is refused, not passed over', () => {
  expect(() => findProgram(program, { PROGRAM_PATH: '/nonexistent', PATH: '/bin' })).toThrow(
    'PROGRAM_PATH is /nonexistent',
  );
});

test('the first name that is on PATH is found', () => {
  expect(findProgram(program, { PATH: '/nowhere:/bin' })).toBe('/bin/sh');
});

test('a place outside PATH is tried last', () => {
  const places = [process.execPath];
  expect(findProgram({ ...program, places }, { PATH: '/bin' })).toBe('/bin/sh');
  expect(findProgram({ ...program, places }, { PATH: '' })).toBe(process.execPath);
});

test('without the program there is none', () => {
  expect(findProgram(program, { PATH: '' })).toBeUndefined();
});
