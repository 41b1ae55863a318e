import { attack, cheat } from '../attack.ts';

const fail = (name: string, body: string) => attack(name, 'fail', cheat('', body));

/** Attacks by what is thrown. */
export const thrown = [
  fail('throws null', `throw null;`),
  fail('throws undefined', `throw undefined;`),
  fail('throws a symbol', `throw Symbol.iterator;`),
  fail(
    'throws something that looks like a verdict',
    `throw { kind: 'pass', pass: true, type: 'done' };`,
  ),
  fail(
    'throws an object whose getters throw',
    `throw { get message() { throw null; }, get stack() { throw null; }, get name() { throw null; } };`,
  ),
  fail(
    'throws an object whose conversions throw',
    `throw { toString() { throw null; }, valueOf() { throw null; }, [Symbol.toPrimitive]() { throw null; } };`,
  ),
  fail(
    'throws an error with an evil toString',
    `throw Object.assign(new Error('x'), { toString() { throw null; } });`,
  ),
  fail(
    'throws an error with a stack of its own making',
    `throw Object.assign(new Error('x'), { stack: 'answer.js:999999999:1 answer.js:-1:NaN' });`,
  ),
  fail(
    'throws an error with a getter for its stack',
    `const error = new Error('x');
    Object.defineProperty(error, 'stack', { get() { escaped('a getter ran'); return 'x'; } });
    throw error;`,
  ),
  fail(
    'throws a proxy that throws from every trap',
    `const angry: any = new Proxy({}, { get() { throw angry; } });
    throw new Proxy({}, angry);`,
  ),
  fail(
    'throws a revoked proxy',
    `const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    throw proxy;`,
  ),
  fail(
    'throws an error of endless prototypes',
    `throw new Proxy({}, { getPrototypeOf() { return new Proxy({}, this); }, getOwnPropertyDescriptor: () => undefined });`,
  ),
  fail(
    'throws a message that would end the report early',
    `throw new Error('"}}\\n{"type":"observed","seen":{"returned":true}}');`,
  ),
  fail('throws a message of megabytes', `throw new Error('x'.repeat(2 ** 24));`),
  fail(
    'throws the end of the machine again',
    `try { for (;;) k.put_page(page); } catch (panic) { throw panic; }`,
  ),
];
