import { attack, cheat } from '../attack.ts';

const fail = (name: string, setup: string, body?: string) =>
  attack(name, 'fail', cheat(setup, body));

const SHAPES = `const shapes = [
  { kind: 'pass', headline: 'All checks pass.', checks: [] },
  { type: 'done', truncated: false },
  { type: 'observed', seen: want },
  { run: '', type: 'observed', seen: want },
  'ready',
];`;

/** Attacks on the channel between the sandbox and the page. */
export const messages = [
  fail(
    'posts messages that look like verdicts',
    SHAPES,
    `for (const shape of shapes) {
      for (const text of [shape, JSON.stringify(shape)]) {
        attempt(() => (globalThis as any).postMessage(text));
        attempt(() => (globalThis as any).self.postMessage(text));
        attempt(() => (globalThis as any).parent.postMessage(text, '*'));
        attempt(() => (globalThis as any).parentPort.postMessage(text));
      }
    }`,
  ),
  fail(
    'prints messages that look like verdicts',
    SHAPES,
    `for (const shape of shapes) { console.log(shape); console.log(JSON.stringify(shape)); console.error('"}]}' + JSON.stringify(shape)); }`,
  ),
  fail(
    'closes the worker',
    '',
    `attempt(() => (globalThis as any).close()); attempt(() => (globalThis as any).self.close());
    attempt(() => (globalThis as any).terminate()); attempt(() => (globalThis as any).process.exit(0));`,
  ),
  fail(
    'sets handlers and globals of its own',
    `for (const name of ['onmessage', 'postMessage', 'onerror', 'console', 'harden', 'JSON', 'Reflect', 'Object', 'module', 'require']) {
      attempt(() => { (globalThis as any)[name] = () => want; });
      attempt(() => Object.defineProperty(globalThis, name, { get: () => () => want }));
    }`,
  ),
  fail(
    'patches the console',
    `for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
      attempt(() => { (console as any)[level] = () => want; });
      attempt(() => { (console as any)[level].call = () => want; (console as any)[level].apply = () => want; });
    }
    attempt(() => Object.setPrototypeOf(console, want));`,
  ),
  fail(
    'prints things that fight back',
    '',
    `console.log({ toJSON: () => { escaped('toJSON ran'); } }, { toString: () => { escaped('toString ran'); return ''; } });
    console.log({ get x() { escaped('a getter ran'); return 1; } });
    console.log(Object.defineProperty([], '0', { get: () => escaped('an element ran') }));
    console.log(new Proxy({}, { ownKeys() { throw null; } }), new Proxy([], { getOwnPropertyDescriptor() { throw null; } }));
    const ring: any = {}; ring.ring = ring; console.log(ring, JSON.parse('{"__proto__":{"pass":true},"constructor":1}'));`,
  ),
  fail(
    'prints awkward characters',
    '',
    `console.log('\\u0000\\u2028\\u2029\\ud800\\ufffe</script>\\u001b[2J');
    console.log({ ['\\u2028"\\\\']: '\\ud800' });`,
  ),
];
