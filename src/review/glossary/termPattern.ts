import type { Term } from './terms.ts';

/** A form as a word of its own: no letter, digit, or the like directly before or after it. */
const whole = (form: string) =>
  `(?<![\\w-])${form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`;

/** Finds a term in running text, in any of its forms, the longest first. */
export function termPattern({ forms }: Pick<Term, 'forms'>): RegExp {
  return new RegExp(
    forms
      .toSorted((a, b) => b.length - a.length)
      .map(whole)
      .join('|'),
  );
}
