import { SimtreesError } from './simtreesError.ts';

/**
 * A counter of steps that ends the run when they are used up: the same number on every machine, unlike time.
 *
 * @returns the function to tell the steps to; it throws SimtreesError `stepBudget` past the limit.
 */
export function countSteps(limit: number): (steps: number) => void {
  let left = limit;
  return (steps) => {
    left -= steps;
    if (left < 0) throw new SimtreesError('stepBudget', `The run took more than ${limit} steps.`);
  };
}
