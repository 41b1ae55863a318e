import { type Attack, attack, cheat } from '../attack.ts';

const anyOf = (name: string, ends: Attack['ends'], source: string): Attack => ({
  name,
  ends,
  source,
});

/** Attacks that take time or memory until something gives. */
export const resources: readonly Attack[] = [
  attack('loops for ever in the function', 'timeout', cheat('', 'for (;;) {}')),
  attack('loops for ever while loading', 'timeout', cheat('for (;;) {}')),
  attack('recurses for ever', 'fail', cheat('', 'const dive = (): any => dive() + 1; dive();')),
  attack(
    'recurses for ever while loading',
    'crash',
    cheat('const dive = (): any => dive() + 1; dive();'),
  ),
  attack('calls the kernel for ever', 'fail', cheat('', 'for (;;) k.page_ref_count(page);')),
  attack(
    'swallows the end of its step budget',
    'timeout',
    cheat('', 'for (;;) attempt(() => k.page_ref_count(page));'),
  ),
  attack(
    'calls itself through the kernel',
    'fail',
    cheat('', 'k.page_ref_add_unless_zero(page, nr);'),
  ),
  attack(
    'floods the console for ever',
    'timeout',
    cheat('', `for (;;) console.log('x'.repeat(1000));`),
  ),
  attack(
    'floods the console and returns',
    'fail',
    cheat('', `for (let i = 0; i < 5000; i++) console.log(i);`),
  ),
  attack(
    'prints forty times from a function with a name of megabytes',
    'fail',
    cheat(
      '',
      `const far: any = () => console.log('x'); Object.defineProperty(far, 'name', { value: 'n'.repeat(3_500_000) });
      for (let i = 0; i < 40; i++) far();`,
    ),
  ),
  attack('prints a string of megabytes', 'fail', cheat('', `console.log('x'.repeat(2 ** 26));`)),
  attack(
    'prints an array of four billion holes',
    'fail',
    cheat('', `const holes: any[] = []; holes.length = 2 ** 32 - 1; console.log(holes);`),
  ),
  attack(
    'prints a structure a hundred thousand levels deep',
    'fail',
    cheat(
      '',
      `let deep: any = {}; for (let i = 0; i < 1e5; i++) deep = { deep }; console.log(deep);`,
    ),
  ),
  attack(
    'prints a proxy with endless keys and depth',
    'fail',
    cheat(
      '',
      `const endless: any = new Proxy({}, { ownKeys: () => ['a', 'b'], getOwnPropertyDescriptor: () => ({ value: endless2(), enumerable: true, configurable: true }) });
      function endless2(): any { return new Proxy({}, { ownKeys: () => ['a', 'b', 'c'], getOwnPropertyDescriptor: () => ({ value: endless2(), enumerable: true, configurable: true }) }); }
      console.log(endless);`,
    ),
  ),
  attack(
    'hangs in a trap of something that it prints',
    'timeout',
    cheat('', `console.log(new Proxy({}, { ownKeys() { for (;;) {} } }));`),
  ),
  attack(
    'hangs in a trap of something that it throws',
    'timeout',
    cheat(
      '',
      `throw new Proxy({}, { getPrototypeOf() { for (;;) {} }, getOwnPropertyDescriptor() { for (;;) {} } });`,
    ),
  ),
  anyOf(
    // WebKit gives up after so many steps and calls it no match.
    'backtracks for ever in a regular expression',
    ['timeout', 'fail'],
    cheat('', `/^(?:a+)+$/.test('a'.repeat(60) + 'b');`),
  ),
  anyOf(
    'hoards memory',
    ['crash', 'timeout', 'fail'],
    cheat('', `const hoard: any[] = []; for (;;) hoard.push(new Array(100_000).fill(nr));`),
  ),
  anyOf(
    'doubles a string for ever',
    ['fail', 'crash', 'timeout'],
    cheat('', `let text = 'x'; for (;;) text += text;`),
  ),
  anyOf(
    'makes a number of a billion bits',
    ['fail', 'crash', 'timeout'],
    cheat('', `console.log(2n ** (2n ** 30n));`),
  ),
  anyOf(
    'fills typed arrays',
    ['fail', 'crash', 'timeout'],
    cheat('', `const hoard: any[] = []; for (;;) hoard.push(new Uint8Array(2 ** 26).fill(1));`),
  ),
];
