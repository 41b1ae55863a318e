import { attack, cheat } from '../attack.ts';

const fail = (name: string, setup: string, body?: string) =>
  attack(name, 'fail', cheat(setup, body));

const HOSTS = [
  'self',
  'window',
  'document',
  'parent',
  'top',
  'frames',
  'postMessage',
  'onmessage',
  'close',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'importScripts',
  'indexedDB',
  'caches',
  'localStorage',
  'navigator',
  'location',
  'Worker',
  'SharedWorker',
  'MessageChannel',
  'BroadcastChannel',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'performance',
  'crypto',
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'process',
  'Buffer',
  'global',
  'WeakRef',
  'FinalizationRegistry',
  'structuredClone',
];

// Looks at a global object for anything that a host or a clock would have put there.
const LOOK = `const HOSTS = ${JSON.stringify(HOSTS)};
const look = (world: any, how: string) => {
  for (const name of HOSTS) if (world && attempt(() => world[name]) !== undefined) escaped(how + ' ' + name);
};`;

/** Attacks that look for a way out of the Compartment. */
export const realm = [
  fail('looks for host objects on globalThis', `${LOOK} look(globalThis, 'globalThis');`),
  fail(
    'looks for host objects as free names',
    HOSTS.filter((name) => name !== 'global')
      .map((name) => `attempt(() => { if (typeof ${name} !== 'undefined') escaped('${name}'); });`)
      .join('\n'),
  ),
  fail(
    'takes this at the top and in a sloppy function',
    `${LOOK} look(attempt(() => (function (this: any) { return this; })()), 'this');
    look(attempt(() => (0, function (this: any) { return this; })()), 'sloppy this');`,
  ),
  fail(
    'makes code with the Function constructor',
    `${LOOK} look(attempt(() => Function('return this')()), 'Function');
    look(attempt(() => new Function('return globalThis')()), 'new Function');`,
  ),
  fail(
    'makes code with the constructors of async and generator functions',
    `${LOOK}
    for (const sample of [async () => {}, function* () {}, async function* () {}, () => {}, class {}]) {
      look(attempt(() => (sample as any).constructor('return this')()), 'constructor');
      attempt(() => (sample as any).constructor('yield globalThis; await globalThis')());
    }`,
  ),
  fail(
    'climbs constructor.constructor from everything it was given',
    `${LOOK} declare const require: any;`,
    `for (const start of [k, page, k.page_ref_count, page.pgmap, console, console.log, require, require('simkernel'), require('simkernel').boot, [], '', 1, Symbol.iterator]) {
      look(attempt(() => (start as any).constructor.constructor('return this')()), 'climb');
      look(attempt(() => (start as any).constructor('return this')()), 'step');
      look(attempt(() => Object.getPrototypeOf(start).constructor.constructor('return this')()), 'proto');
    }`,
  ),
  fail(
    'climbs from errors of the kernel and the harness',
    `${LOOK} declare const require: any;`,
    `for (const raise of [() => k.nothing(), () => require(String('fs')), () => k.page_ref_count(null), () => (null as any).x, () => new Array(-1)]) {
      try { (raise as any)(); } catch (error: any) {
        look(attempt(() => error.constructor.constructor('return this')()), 'error');
        look(attempt(() => error.constructor.prepareStackTrace), 'error');
      }
    }`,
  ),
  fail(
    'uses indirect eval and nested Compartments',
    `${LOOK} look(attempt(() => (0, eval)('this')), 'eval');
    look(attempt(() => (globalThis as any)['ev' + 'al']('globalThis')), 'eval');
    look(attempt(() => new (globalThis as any).Compartment().globalThis), 'Compartment');
    look(attempt(() => new (globalThis as any).Compartment().evaluate('globalThis')), 'Compartment');`,
  ),
  fail(
    'climbs the callers',
    '',
    `attempt(() => { const caller = (page_ref_add_unless_zero as any).caller; if (caller) escaped(caller); });
    attempt(() => { const caller = (arguments as any).callee.caller; if (caller) escaped(caller); });`,
  ),
  fail(
    'walks every object that it can reach and looks for expected values',
    `${LOOK} declare const require: any;`,
    `const seen = new Set<any>();
    const todo: any[] = [globalThis, k, page, require, console, require('simkernel')];
    while (todo.length > 0 && seen.size < 5000) {
      const item = todo.pop();
      if ((typeof item !== 'object' && typeof item !== 'function') || item === null || seen.has(item)) {
        if (typeof item === 'string' && item.includes('nobody holds stays at 0')) escaped(item);
        continue;
      }
      seen.add(item);
      if (attempt(() => item.postMessage)) escaped('a host object');
      for (const key of attempt(() => Reflect.ownKeys(item)) ?? []) {
        const found = attempt(() => Object.getOwnPropertyDescriptor(item, key)) ?? {};
        todo.push(found.value, found.get, found.set);
      }
      todo.push(attempt(() => Object.getPrototypeOf(item)));
    }`,
  ),
  fail(
    'reads its surroundings from a stack',
    '',
    `const stack = String(new Error('x').stack);
    if (stack.includes('nobody holds') || /[0-9a-f]{32}/.test(stack)) escaped(stack);`,
  ),
  fail(
    'asks each kind of stack which check it is in',
    '',
    `const thrown = (run: any) => { try { run(); } catch (error) { return error; } };
    class Mine extends Error {}
    const errors: any[] = [
      new Error('x'), new Mine('x'), new RangeError('x'), Error('x'),
      thrown(() => (null as any).x), thrown(() => new Array(-1)), thrown(() => k.page_ref_add(null, 1)),
      thrown(function deep(): any { return 1 + (deep as any)(); }),
      attempt(() => { const one: any = {}; (Error as any).captureStackTrace(one); return one; }),
      attempt(() => new AggregateError([new Error('x')], 'x')),
    ];
    attempt(() => { (Error as any).stackTraceLimit = 100; });
    attempt(() => { (Error as any).prepareStackTrace = (_: any, frames: any) => frames; });
    errors.push(new Error('y'), thrown(() => (undefined as any).y));
    for (const error of errors) {
      const stack = attempt(() => error.stack);
      if (/scenarios|takes-a-reference|leaves-zero-alone/.test(JSON.stringify(stack) ?? '')) escaped(stack);
      if (/scenarios|takes-a-reference|leaves-zero-alone/.test(String(stack))) escaped(stack);
    }`,
  ),
  fail(
    'looks for a clock and for chance',
    `attempt(() => escaped(Date.now()));
    attempt(() => escaped(new Date()));
    attempt(() => escaped(Math.random()));
    attempt(() => escaped(new Intl.DateTimeFormat().format()));
    attempt(() => escaped((globalThis as any).Temporal.Now.instant()));`,
  ),
  fail(
    'loads other modules while it runs',
    `declare const require: any;
    for (const name of ['fs', 'node:fs', 'simtrees', './scenarios.ts', '__proto__', 'constructor', { toString: () => 'simkernel' }]) {
      attempt(() => escaped(JSON.stringify(require(name))));
    }
    attempt(() => { require.cache = {}; require.resolve = 1; escaped('require is open'); });
    attempt(() => { require.main.exports = {}; escaped('require.main'); });`,
  ),
  fail(
    'looks for a prototype of the engine that is open',
    `const found: Record<string, () => any> = {
      match: () => Object.getPrototypeOf('a'.matchAll(/a/g)),
      entries: () => Object.getPrototypeOf(new Map().entries()),
      helper: () => Object.getPrototypeOf([].values().map((item: any) => item)),
      wrapped: () => Object.getPrototypeOf((globalThis as any).Iterator.from({ next() {} })),
      asynchronous: () => Object.getPrototypeOf(Object.getPrototypeOf((async function* () {}).prototype)),
      typed: () => Object.getPrototypeOf(Int8Array.prototype),
      thrower: () => Object.getOwnPropertyDescriptor((function () { return arguments; })(), 'callee')!.get,
    };
    for (const name of Object.keys(found)) {
      const item = attempt(found[name]!);
      if (item && attempt(() => { item.note = 1; return true; })) escaped(name);
    }`,
  ),
  fail(
    'asks the engine for the text that it matched last',
    `'secret'.match(/s(ec)/);
    for (const name of ['$1', '$_', '$&', 'lastMatch', 'input', 'leftContext']) {
      const kept = attempt(() => (RegExp as any)[name]);
      if (kept !== undefined) escaped(name + kept);
    }`,
  ),
  fail(
    'leaves a note on what errors of the engine inherit',
    '',
    `for (const raise of [() => decodeURIComponent('%'), () => new RegExp('('), () => BigInt(1.5), () => JSON.parse('{'), () => 'x'.repeat(-1), () => k.put_page()]) {
      try { raise(); } catch (error: any) {
        for (let at = Object.getPrototypeOf(error); at; at = Object.getPrototypeOf(at)) if (attempt(() => { at.note = 1; return true; })) escaped(String(error));
      }
    }`,
  ),
  fail(
    'leaves a note on what its global object inherits',
    `const parent: any = Object.getPrototypeOf(globalThis);
    attempt(() => { parent.note = 1; escaped('it is open'); });
    for (const key of Reflect.ownKeys(parent)) {
      const { get, set }: any = Object.getOwnPropertyDescriptor(parent, key);
      for (const one of [get, set]) if (one && attempt(() => { one.note = 1; return true; })) escaped(String(key));
    }
    attempt(() => Object.setPrototypeOf(globalThis, new Proxy({}, { get: () => want })));`,
  ),
];
