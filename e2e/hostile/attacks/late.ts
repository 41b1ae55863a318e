import { attack, cheat } from '../attack.ts';

const fail = (name: string, setup: string, body?: string) =>
  attack(name, 'fail', cheat(setup, body));

/** Attacks that hope for a turn after the check. */
export const late = [
  fail(
    'corrects the count in a promise after it returned',
    '',
    `void Promise.resolve().then(() => { page._refcount = want.count; escaped('a turn after the check'); });`,
  ),
  fail(
    'goes on in an async function',
    '',
    `void (async () => { for (;;) { await null; page._refcount = want.count; escaped('a turn after the check'); } })();`,
  ),
  fail(
    'waits in a finalizer, a timer and a message',
    '',
    `attempt(() => new (globalThis as any).FinalizationRegistry(() => escaped('finalizer')).register({}));
    attempt(() => (globalThis as any).setTimeout(() => escaped('timer')));
    attempt(() => (globalThis as any).queueMicrotask(() => escaped('microtask')));`,
  ),
  fail(
    'rejects a promise that nobody handles',
    '',
    `void Promise.reject({ type: 'done', pass: true }); void Promise.reject(null);`,
  ),
  fail(
    'keeps state from one check for the next',
    `let calls = 0; attempt(() => { (globalThis as any).calls = ((globalThis as any).calls ?? 0) + 1; });`,
    `calls++; if (calls > 1 || (globalThis as any).calls > 1) escaped('state was kept');`,
  ),
  fail(
    'tells the checks apart by what the console reads while the file is loaded',
    `let reads = 0; console.log(new Proxy({}, { ownKeys() { reads++; return []; } }));
    if (reads !== 1) throw new Error('this is a later check');`,
  ),
  fail(
    'tells the checks apart by how much the console still reads',
    '',
    `let reads = 0; const counter = new Proxy({}, { ownKeys() { reads++; return []; } });
    for (let i = 0; i < 150; i++) console.log(counter);
    if (reads !== 150) for (;;);`,
  ),
  fail(
    'waits in asynchronous generators and thenables',
    '',
    `const later = { then(done: any) { page._refcount = want.count; escaped('a turn after the check'); done(1); } };
    void (async function* () { yield later; })().next();
    void (async () => { for await (const item of [later]) escaped(item); })();
    attempt(() => void (Array as any).fromAsync([later]));`,
  ),
];
