import { attack, cheat } from '../attack.ts';

const NAME = 'page_ref_add_unless_zero';

/** Attacks by the shape of what the file exports. */
export const exported = [
  attack(
    'exports a getter that answers differently each time',
    'fail',
    `let reads = 0;
    declare const module: any;
    Object.defineProperty(module.exports = {}, '${NAME}', { get: () => (reads++ ? (k: any, p: any) => p._refcount : () => true) });`,
  ),
  attack(
    'exports a proxy as the whole module',
    'fail',
    `declare const module: any;
    module.exports = new Proxy({}, { get: () => () => true, has: () => true, ownKeys: () => { throw null; } });`,
  ),
  attack(
    'exports a getter that throws null',
    'crash',
    `declare const module: any;
    module.exports = { get ${NAME}() { throw null; } };`,
  ),
  attack('exports null as the module', 'fail', `declare const module: any; module.exports = null;`),
  attack(
    'exports a thenable module',
    'fail',
    `declare const module: any;
    module.exports = { then(done: any) { done({ ${NAME}: () => true }); } };`,
  ),
  attack(
    'exports a proxy of a function',
    'fail',
    `export const ${NAME} = new Proxy(() => true, { apply: () => true, get: () => { throw new Error('no'); } });`,
  ),
  attack(
    'exports a class',
    'fail',
    `export class ${NAME} { constructor() { return { pass: true }; } }`,
  ),
  attack('exports an async function', 'fail', `export async function ${NAME}() { return true; }`),
  attack(
    'exports a generator that never ends',
    'fail',
    `export function* ${NAME}() { for (;;) yield; }`,
  ),
  attack(
    'exports a generator that yields look-alike steps',
    'fail',
    `export function* ${NAME}() { yield { kind: 'access', type: 'done', pass: true }; return true; }`,
  ),
  attack(
    'returns an object that pretends to be a generator',
    'fail',
    `export const ${NAME} = () => ({ next: () => ({ done: true, get value() { return { pass: true }; } }) });`,
  ),
  attack(
    'exports something that cannot be called',
    'fail',
    `export const ${NAME} = { pass: true };`,
  ),
  attack(
    'exports a scenario and an expectation of its own',
    'fail',
    cheat(
      `export const scenarios = {}; export const expected = {}; export const verdict = { kind: 'pass' };`,
    ),
  ),
  attack(
    'exports a function with evil properties',
    'fail',
    `export const ${NAME}: any = () => true;
    Object.defineProperty(${NAME}, 'name', { get() { throw undefined; } });
    ${NAME}.toString = () => { throw undefined; };
    ${NAME}[Symbol.toPrimitive] = () => { throw undefined; };
    console.log(${NAME});`,
  ),
  attack(
    'takes the module over',
    'fail',
    cheat(
      `declare let module: any, exports: any;
      attempt(() => { module.exports = undefined; });
      attempt(() => Object.defineProperty(module, 'exports', { get: () => ({ ${NAME}: () => want.returned }) }));
      attempt(() => { module = { exports: want }; exports = want; });`,
    ),
  ),
];
