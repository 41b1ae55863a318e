import type { Judgement } from '../expectations.ts';
import { own } from './own.ts';

/**
 * Compares what was seen with what is wanted, field by field. Fields that are not wanted are not looked at.
 *
 * @param show the text of a value, for the reader; as JSON unless told.
 */
export function judgeFields(
  seen: unknown,
  want: Readonly<Record<string, unknown>>,
  show: (value: unknown) => string = asJson,
): Judgement {
  const words = (value: unknown) =>
    Object.keys(want)
      .map((field) => `${field}: ${show(own(value, field))}`)
      .join('\n');
  const pass = Object.keys(want).every((field) => asJson(own(seen, field)) === asJson(want[field]));
  return { pass, expected: words(want), seen: words(seen) };
}

const asJson = (value: unknown) => JSON.stringify(value) ?? 'nothing';
