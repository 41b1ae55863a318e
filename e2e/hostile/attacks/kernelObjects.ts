import { attack, cheat } from '../attack.ts';

const fail = (name: string, setup: string, body?: string) =>
  attack(name, 'fail', cheat(setup, body));

/** Attacks on what the simulation exports and on the objects that it hands to the answer. */
export const kernelObjects = [
  fail(
    'patches the prototype of an exported class (trap 1)',
    `import { Counter } from 'simkernel';
    attempt(() => { Counter.prototype.increment = () => 7; });
    attempt(() => { Object.defineProperty(Counter.prototype, 'increment', { value: () => 7 }); });`,
  ),
  fail(
    'assigns to the exports of the simulation',
    `declare const require: any;
    const sim = require('simkernel');
    attempt(() => { sim.makePage = () => ({ _refcount: want.count }); });
    attempt(() => { sim.scenarioContext = () => () => want; });
    attempt(() => { sim.default = want; });
    attempt(() => Object.setPrototypeOf(sim, want));`,
  ),
  fail(
    'gives the kernel interface a method of its own',
    '',
    `attempt(() => { k.page_ref_count = () => want.count; });
    attempt(() => Object.defineProperty(k, 'page_ref_count', { value: () => want.count }));`,
  ),
  fail(
    'patches the class of the kernel interface',
    '',
    `const proto = Object.getPrototypeOf(k);
    attempt(() => { proto.page_ref_count = () => want.count; });
    attempt(() => Object.defineProperty(proto, 'page_ref_count', { value: () => want.count }));
    attempt(() => Object.defineProperty(proto, 'globals', { get: () => want }));
    attempt(() => Object.setPrototypeOf(proto, { get current() { return want; } }));
    attempt(() => { proto.added = 1; escaped('the kernel interface is open'); });`,
  ),
  fail(
    'turns the reference count into a getter',
    '',
    `attempt(() => Object.defineProperty(page, '_refcount', { get: () => want.count, set() {} }));`,
  ),
  fail(
    'puts a page under another prototype',
    '',
    `attempt(() => Object.setPrototypeOf(page, { get _refcount() { return want.count; } }));
    attempt(() => { page.__proto__ = want; });`,
  ),
  fail(
    'deletes the reference count and gives the prototype one',
    '',
    `attempt(() => { delete page._refcount; });
    attempt(() => { Object.getPrototypeOf(page)._refcount = want.count; });
    attempt(() => { Object.getPrototypeOf(page).label = 'page:0x0'; });`,
  ),
  fail(
    'writes a value into the count that is not a number',
    '',
    `attempt(() => { page._refcount = { valueOf: () => want.count, toJSON: () => want.count, [Symbol.toPrimitive]: () => want.count }; });`,
  ),
  fail(
    'patches the table of pgmaps',
    '',
    `attempt(() => { k.globals.pgmap_array.load = () => null; escaped('pgmap_array is open'); });
    attempt(() => { k.globals.added = 1; escaped('globals is open'); });
    attempt(() => { Object.getPrototypeOf(k.globals.pgmap_array).load = () => null; escaped('its class is open'); });`,
  ),
  fail(
    'patches the pgmap of the page',
    '',
    `attempt(() => { page.pgmap.pageAt = () => ({ _refcount: want.count }); escaped('pgmap is open'); });
    attempt(() => { Object.getPrototypeOf(page.pgmap).pageAt = () => want; escaped('its class is open'); });`,
  ),
  fail(
    'makes kernel objects of its own from the constructor of one',
    '',
    `attempt(() => { page.constructor.labelOf = () => 'x'; escaped('a static is open'); });
    attempt(() => { const forged = new page.constructor(page.pfn, page.pgmap, want.count); return forged; });`,
  ),
  fail(
    'boots a machine of its own and patches that',
    `import { boot } from 'simkernel';`,
    `attempt(() => boot({ release: '6.1' }).livepatch({ page_ref_count: () => want.count }));
    attempt(() => Object.getPrototypeOf(boot({ release: '6.1' })).livepatch = () => {});`,
  ),
  fail(
    'changes the table of symbols and of errors',
    `import { symbolTable, errorTable } from 'simkernel';
    attempt(() => { (symbolTable as any)[0].bodies[0].call = () => 2; escaped('a body is open'); });
    attempt(() => { (symbolTable as any).length = 0; escaped('the table is open'); });
    attempt(() => { (errorTable as any).stepBudget.remedy = 'x'; escaped('an error is open'); });`,
  ),
  fail(
    'takes the reference implementation from the table of symbols',
    `import { symbolTable } from 'simkernel';`,
    `const own: any = attempt(() => (symbolTable as any).find((s: any) => s.name === 'page_ref_add_unless_zero'));
    if (own) { escaped('the table of symbols'); return own.bodies[0].call(k, page, nr); }`,
  ),
  fail(
    'looks for anything with a body in what it can import',
    `declare const require: any;
    const sim = require('simkernel');`,
    `for (const name of Object.getOwnPropertyNames(sim)) {
      const found = attempt(() => sim[name]);
      if (typeof found === 'object' || /boot|mount|attach|scenario|Panic|Error|make|Counter/.test(name) && found) escaped(name);
    }`,
  ),
  fail(
    'has a machine of its own do the work',
    `import { boot } from 'simkernel';`,
    `const own: any = attempt(() => boot({ release: '6.1' }));
    if (own) { escaped('boot'); return own.k.page_ref_add_unless_zero(page, nr); }`,
  ),
  attack(
    'takes the function that is asked for from the module while loading',
    'crash',
    `import { boot } from 'simkernel';
    const { k }: any = boot({ release: '6.1' });
    export const page_ref_add_unless_zero = (_: any, page: any, nr: any) => k.page_ref_add_unless_zero(page, nr);`,
  ),
  fail(
    'leaves a note on the prototype of a generator',
    '',
    `const proto = Object.getPrototypeOf(k.mutex_lock(k.globals.mf_mutex));
    attempt(() => { proto.note = 1; escaped('the prototype of a generator is open'); });
    attempt(() => { Object.defineProperty(proto, 'next', { value: () => ({ done: true, value: 0 }) }); escaped('next() is open'); });`,
  ),
  fail(
    'leaves a note on what it can import and on the functions of the kernel',
    `declare const require: any;
    const sim = require('simkernel');
    for (const key of ['access', 'addressOf', 'gupFlags']) attempt(() => { sim[key].note = 1; escaped(key); });
    attempt(() => { sim.gupFlags('6.1').FOLL_PIN = 1; escaped('the flags are open'); });
    attempt(() => { sim.gupFlags('6.1').note = 1; escaped('the flags take a note'); });`,
    `attempt(() => { k.page_ref_count.note = 1; escaped('a function of the kernel is open'); });
    attempt(() => { Object.getPrototypeOf(Object.getPrototypeOf(k)).note = 1; escaped('the base of the kernel is open'); });`,
  ),
  fail(
    'reaches the machine by the class of the kernel interface',
    '',
    `for (let at: any = k; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
      const made: any = Object.hasOwn(at, 'constructor') ? at.constructor : undefined;
      if (!made) continue;
      for (const key of Object.getOwnPropertyNames(made)) {
        const host: any = attempt(() => made[key](k));
        if (host?.tracepoint || host?.wake) escaped('the machine');
      }
      if (attempt(() => new made({}, false))) escaped('the class of the kernel interface');
    }`,
  ),
  attack('returns a proxy', 'fail', cheat('', `return new Proxy({}, { get: () => want });`)),
  attack(
    'returns an object that converts to the wanted value',
    'fail',
    cheat(
      '',
      `return { valueOf: () => true, toJSON: () => true, then: (done: any) => done(true) };`,
    ),
  ),
  attack('returns a boxed boolean', 'fail', cheat('', `return new Boolean(true);`)),
  attack(
    'returns text that would end the message early',
    'fail',
    cheat('', `return 'true,"count":2}}\\n{"type":"done","truncated":false}';`),
  ),
  fail(
    'counts in numbers of another kind',
    '',
    `for (const odd of [5n, Symbol.iterator, NaN, { toJSON() { escaped('toJSON ran'); return 2; } }] as any[]) {
      attempt(() => k.page_ref_add(page, odd));
      attempt(() => k.set_page_count(page, odd));
      attempt(() => { page._refcount = odd; k.page_ref_count(page); });
    }`,
  ),
  fail(
    'stamps what it is given with a private field',
    '',
    `class Base { constructor(item: any) { return item; } }
    class Stamp extends Base { #note = 1; static has(item: any) { return #note in item; } }
    for (const item of [k, page, page.pgmap, console, Array.prototype, k.page_ref_count, Object.getPrototypeOf(k)]) {
      if (Stamp.has(item)) escaped('a stamp was kept');
      attempt(() => new Stamp(item));
    }`,
  ),
  fail(
    'names a step after an object that changes its name',
    `import { access, addressOf } from 'simkernel';`,
    `let reads = 0;
    const shifty: any = { get label() { reads++; return reads === 1 ? 'page:0x100' : { toString() { escaped('toString ran'); return 'x'; } }; } };
    attempt(() => access(shifty, '_refcount', 'read').address);
    attempt(() => escaped(addressOf(shifty)));`,
  ),
];
