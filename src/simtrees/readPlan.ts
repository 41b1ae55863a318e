import { SimtreesError } from './simtreesError.ts';

/** Longest plan and longest line that are read. */
const MAX_LINES = 100;
const MAX_LENGTH = 300;

function copyLines(plan: readonly unknown[]): string[] {
  const { length } = Object.freeze(plan);
  if (length > MAX_LINES) {
    throw new SimtreesError('badPlan', `The plan has more than ${MAX_LINES} commands.`);
  }
  return Array.from({ length }, (_, at) => {
    const field = Object.getOwnPropertyDescriptor(plan, at);
    const line: unknown = field !== undefined && 'value' in field ? field.value : undefined;
    if (typeof line === 'string' && line.length <= MAX_LENGTH) return line;
    throw new SimtreesError('badPlan', `Command ${at + 1} is not a short string.`);
  });
}

/**
 * The command lines of a plan that somebody else wrote. The list is frozen first and then copied, so a list that
 * answers differently each time it is asked (a proxy, an accessor) gives one fixed plan or none. Blank lines are left
 * out, so a text split into lines is a plan.
 *
 * @throws SimtreesError `badPlan` when it is not a list of lines.
 */
export function readPlan(plan: unknown): readonly string[] {
  if (plan === undefined) throw new SimtreesError('badPlan', 'There is no plan.');
  try {
    if (Array.isArray(plan)) {
      return Object.freeze(copyLines(plan).filter((line) => line.trim() !== ''));
    }
  } catch (error) {
    if (error instanceof SimtreesError) throw error;
    // A frozen list whose traps contradict it: the language itself refuses to read on.
    throw new SimtreesError('badPlan', 'The plan cannot be read.');
  }
  throw new SimtreesError('badPlan', 'The plan is not an array.');
}
