import { attack } from '../attack.ts';

/** Attacks on the page that looks for the place of a failure in the answer: nothing can stop it from outside. */
export const judging = [
  attack(
    'puts thousands of spaces after a word that a declaration begins with',
    'fail',
    `/* function${' '.repeat(30_000)}*/
export function page_ref_add_unless_zero(): any { return true; }
`,
  ),
];
