import { readPlan } from './readPlan.ts';
import { SimtreesError } from './simtreesError.ts';
import type { SimtreesErrorCode } from './errorTable.ts';
import type { World } from './world.ts';

/** Where a plan stopped. */
export interface PlanStop {
  /** Number of the command, counted from 1 without blank lines; 0 when the plan is not a list of lines. */
  readonly command: number;
  /** The line, empty when there is none. */
  readonly line: string;
  readonly code: SimtreesErrorCode;
  /** What happened, where, and what to do. */
  readonly message: string;
}

/** How a plan went. */
export interface PlanRun {
  /** Commands that were carried out. */
  readonly ran: number;
  readonly stopped: PlanStop | null;
}

function stop(error: unknown, command: number, line: string): PlanStop {
  // Running out of steps ends the whole run, not only the plan.
  if (!(error instanceof SimtreesError) || error.code === 'stepBudget') throw error;
  const where = command === 0 ? '' : `Command ${command}, "${line}": `;
  return Object.freeze({ command, line, code: error.code, message: `${where}${error.message}` });
}

/**
 * Carries out a plan line by line, up to the first line that cannot be carried out.
 * @since any release: the language is this guide's
 * @returns how many lines were carried out, and where and why it stopped
 * @throws SimtreesError stepBudget only; everything else is reported in the result
 * @source the rules of this guide; git has no such command
 */
export function runPlan(world: World, plan: unknown): PlanRun {
  let lines: readonly string[];
  try {
    lines = readPlan(plan);
  } catch (error) {
    return Object.freeze({ ran: 0, stopped: stop(error, 0, '') });
  }
  for (const [at, line] of lines.entries()) {
    try {
      world.run(line);
    } catch (error) {
      return Object.freeze({ ran: at, stopped: stop(error, at + 1, line) });
    }
  }
  return Object.freeze({ ran: lines.length, stopped: null });
}
