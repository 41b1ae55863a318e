import { attack, cheat } from '../attack.ts';

const fail = (name: string, setup: string, body?: string) =>
  attack(name, 'fail', cheat(setup, body));

/** Attacks on the language's own objects, which harness, kernel and scenario share. */
export const primordials = [
  fail(
    'makes Reflect.getOwnPropertyDescriptor report other values',
    `const real = Reflect.getOwnPropertyDescriptor;
    attempt(() => { Reflect.getOwnPropertyDescriptor = (item: any, key: any) => {
      const found = real(item, key);
      return found && (key === 'count' || key === 'returned') ? { ...found, value: want[key] } : found;
    }; });`,
  ),
  fail(
    'makes Array.prototype.join write the observation',
    `const real = Array.prototype.join;
    attempt(() => { Array.prototype.join = function (mark) {
      const text = real.call(this, mark);
      return text.includes('"returned"') ? JSON.stringify(want).slice(1, -1) : text;
    }; });`,
  ),
  fail(
    'makes Array.prototype.push drop what was seen',
    `const real = Array.prototype.push;
    attempt(() => { Array.prototype.push = function (...items: any[]) {
      return real.apply(this, items.map((item) =>
        typeof item === 'string' && item.startsWith('"count"') ? '"count":' + want.count :
        typeof item === 'string' && item.startsWith('"returned"') ? '"returned":' + want.returned : item));
    }; });`,
  ),
  ...['Array.isArray', 'Array.prototype.includes', 'Reflect.ownKeys'].map((path) =>
    fail(
      `makes ${path} correct the observation that passes through it`,
      `const real: any = ${path};
      attempt(() => { (${path} as any) = function (this: any, ...items: any[]) {
        const [item] = items;
        if (typeof item === 'object' && item && 'returned' in item) Object.assign(item, { returned: want.returned, count: want.count });
        return real.apply(this, items);
      }; });`,
    ),
  ),
  fail(
    'makes JSON.stringify write the expected text',
    `attempt(() => { JSON.stringify = () => '"x"'; });`,
  ),
  fail('makes JSON.parse answer the job', `attempt(() => { JSON.parse = () => want; });`),
  fail(
    'gives Object.prototype a toJSON',
    `attempt(() => { (Object.prototype as any).toJSON = () => want; });`,
  ),
  fail(
    'gives Object.prototype getters for the observed names',
    `attempt(() => Object.defineProperty(Object.prototype, 'count', { get: () => want.count, set() {} }));
    attempt(() => Object.defineProperty(Object.prototype, 'returned', { get: () => want.returned, set() {} }));`,
  ),
  fail(
    'replaces the iterator of arrays',
    `attempt(() => { Array.prototype[Symbol.iterator] = function* (): any { yield* []; }; });`,
  ),
  fail(
    'replaces next of the array iterator',
    `attempt(() => { Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true }); });`,
  ),
  fail(
    'replaces next of all generators',
    `attempt(() => { Object.getPrototypeOf(function* () {}).prototype.next = () => ({ done: true, value: true }); });`,
  ),
  fail(
    'makes Array.prototype.map and filter answer nothing',
    `attempt(() => { Array.prototype.map = () => []; });
    attempt(() => { Array.prototype.filter = () => []; });`,
  ),
  fail(
    'gives arrays another species',
    `attempt(() => Object.defineProperty(Array, Symbol.species, { value: class extends Array { constructor() { super(); this[0] = want; } } }));`,
  ),
  fail(
    'makes Map.prototype.get return the original',
    `attempt(() => { Map.prototype.get = () => undefined; });`,
  ),
  fail(
    'replaces call, apply and bind of functions',
    `attempt(() => { Function.prototype.call = () => want; });
    attempt(() => { Function.prototype.apply = () => want; });
    attempt(() => { (Function.prototype as any).bind = () => () => want; });`,
  ),
  fail(
    'replaces Reflect.apply and Reflect.ownKeys',
    `attempt(() => { Reflect.apply = () => want; });
    attempt(() => { Reflect.ownKeys = () => ['count']; });`,
  ),
  fail(
    'replaces Object.entries, fromEntries and freeze',
    `attempt(() => { Object.entries = (() => [['page_ref_add_unless_zero', () => want.returned]]) as any; });
    attempt(() => { Object.fromEntries = () => want; });
    attempt(() => { Object.freeze = (item: any) => item; });`,
  ),
  fail(
    'patches RegExp.prototype',
    `attempt(() => { RegExp.prototype.exec = () => ['answer.js:1:1', '1', '1'] as any; });
    attempt(() => { (RegExp.prototype as any)[Symbol.replace] = () => 'x'; });
    attempt(() => { RegExp.prototype.test = () => true; });`,
  ),
  fail(
    'patches String.prototype and Number',
    `attempt(() => { String.prototype.slice = () => '{}'; });
    attempt(() => { String.prototype.startsWith = () => true; });
    attempt(() => { Number.isFinite = () => false; });
    attempt(() => { Number.isSafeInteger = () => true; });`,
  ),
  fail(
    'makes numbers equal to everything by Symbol.toPrimitive',
    `attempt(() => { (Number.prototype as any)[Symbol.toPrimitive] = () => want.count; });
    attempt(() => { (Boolean.prototype as any).valueOf = () => want.returned; });`,
  ),
  fail(
    'patches Promise.prototype.then and a thenable Object.prototype',
    `attempt(() => { Promise.prototype.then = () => want; });
    attempt(() => { (Object.prototype as any).then = (done: any) => done(want); });`,
  ),
  fail(
    'sets Error.prepareStackTrace and captureStackTrace',
    `attempt(() => { (Error as any).prepareStackTrace = (_: unknown, sites: any[]) => {
      for (const site of sites) { const self = attempt(() => site.getThis()); if (self && self.postMessage) escaped('this'); }
      return 'Error\\n at answer.js:1:1';
    }; });
    attempt(() => { (Error as any).captureStackTrace = (error: any) => { error.stack = 'answer.js:9:9'; }; });
    attempt(() => { (Error as any).stackTraceLimit = 0; });`,
    `void new Error('x').stack;`,
  ),
  fail(
    'replaces the prototype of plain objects',
    `attempt(() => Object.setPrototypeOf(Object.prototype, { count: 2, returned: true }));
    attempt(() => { (Object.prototype as any).__proto__ = { count: 2 }; });`,
  ),
  attack(
    'patches a built-in without catching the refusal',
    'crash',
    cheat('Array.prototype.join = () => "";'),
  ),
];
