import { expect, test } from 'vitest';
import { portFrom } from '../../scripts/portFrom.ts';

test('the port is 4321 unless another is chosen', () => {
  expect(portFrom([], {})).toBe(4321);
});

test('PORT chooses the port, --port before it', () => {
  expect(portFrom([], { PORT: '8080' })).toBe(8080);
  expect(portFrom(['--port', '9090'], { PORT: '8080' })).toBe(9090);
  expect(portFrom(['--port=9090'], {})).toBe(9090);
});

test.each([['--port'], ['--port', 'x'], ['--port=0'], ['--port', '70000']])(
  '%s %s is refused with what to write',
  (...argv) => {
    expect(() => portFrom(argv, {})).toThrow('npm start -- --port 8080');
  },
);
