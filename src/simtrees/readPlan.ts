import { SimtreesError } from './simtreesError.ts';

/** Longest plan and longest line that are read. */
const MAX_LINES = 100;
const MAX_LENGTH = 300;

/**
 * The command lines of a plan that somebody else wrote. The list is frozen first and then copied, so a list that
 * answers differently each time it is asked (a proxy, an accessor) gives one fixed plan or none.
 *
 * @throws SimtreesError `badPlan` when it is not a list of lines.
 */
export function readPlan(plan: unknown): readonly string[] {
  if (!Array.isArray(plan)) {
    const what = plan === undefined ? 'There is no plan.' : 'The plan is not an array.';
    throw new SimtreesError('badPlan', what);
  }
  try {
    Object.freeze(plan);
  } catch {
    throw new SimtreesError('badPlan', 'The plan cannot be frozen.');
  }
  if (plan.length > MAX_LINES) {
    throw new SimtreesError('badPlan', `The plan has more than ${MAX_LINES} commands.`);
  }
  const lines: string[] = [];
  for (let at = 0; at < plan.length; at += 1) {
    const field = Object.getOwnPropertyDescriptor(plan, at);
    const line: unknown = field !== undefined && 'value' in field ? field.value : undefined;
    if (typeof line !== 'string' || line.length > MAX_LENGTH) {
      throw new SimtreesError('badPlan', `Command ${at + 1} is not a short string.`);
    }
    lines.push(line);
  }
  return Object.freeze(lines);
}
