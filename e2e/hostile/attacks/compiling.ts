import { type Attack, attack, cheat } from '../attack.ts';

const refused = (name: string, source: string) => attack(name, 'compileError', source);

/** Attacks on the compiler, and source that must not reach the sandbox. */
export const compiling: readonly Attack[] = [
  refused('nests 5,000 parentheses', `const deep = ${'('.repeat(5000)}1${')'.repeat(5000)};`),
  refused('nests 5,000 arrays', `const deep = ${'['.repeat(5000)}${']'.repeat(5000)};`),
  refused('nests 5,000 blocks', `${'{'.repeat(5000)}${'}'.repeat(5000)}`),
  refused('opens 20,000 brackets and closes none', '('.repeat(20_000)),
  refused('hands in more than 32 KB', cheat(`// ${'x'.repeat(33_000)}`)),
  refused('imports while it runs', cheat(`void import('simkernel');`)),
  refused('hides an import behind a comment', cheat(`void import/**/('simkernel');`)),
  refused('has import( in a string', cheat(`console.log('import(x)');`)),
  refused('has <!-- in a string', cheat(`console.log('<!-- x');`)),
  refused('has --> in a template', cheat('console.log(`\n\n--> x`);')),
  refused('calls eval directly', cheat(`eval('this');`)),
  refused('imports a module that is not allowed', cheat(`import fs from 'fs'; console.log(fs);`)),
  refused(
    'imports the other simulation',
    cheat(`import { startWorld } from 'simtrees'; console.log(startWorld);`),
  ),
  refused('imports by address', cheat(`import 'https://example.org/x.js';`)),
  refused('exports from another module', cheat(`export * from './expected.ts';`)),
  refused('closes the function around it', `}}})(); ${cheat('')}`),
  refused('has a NUL in its code', cheat('const a\0b = 1;')),
  refused(
    'grows a constant by folding it',
    cheat(
      `const enum A { a = '-->-->-->-->-->-->-->-->', b=a+a+a+a+a+a+a+a, c=b+b+b+b+b+b+b+b, d=c+c+c+c+c+c+c+c, e=d+d+d+d+d+d+d+d }
      console.log(A.e, A.e);`,
    ),
  ),
  refused('repeats --> eight thousand times', cheat(`console.log('${'-->'.repeat(8_000)}');`)),
  refused('waits at the top', cheat('await 0;')),
  attack(
    'names its own source file and source map',
    'fail',
    cheat(
      `//# sourceURL=scenarios.js\n//# sourceMappingURL=data:application/json,{}\n//@ sourceURL=harness.js`,
    ),
  ),
  attack(
    'makes a source file name at run time',
    'fail',
    cheat('', `attempt(() => (0, eval)('throw new Error(1) //# sourceURL=answer.js'));`),
  ),
  attack('has line separators in its code', 'fail', cheat('const a\u2028=\u20291;')),
  attack('uses with', 'compileError', cheat('with ({}) {}')),
  {
    name: 'chains 10,000 operators',
    ends: ['compileError', 'crash', 'fail'],
    source: cheat(`const long = ${'!'.repeat(10_000)}1;`),
  },
  {
    name: 'chains 5,000 arrow functions',
    ends: ['compileError', 'crash', 'fail'],
    source: cheat(`const long = ${'a=>'.repeat(5_000)}1;`),
  },
];
