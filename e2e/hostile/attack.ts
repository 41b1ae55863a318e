import type { VerdictKind } from '../../src/runner/verdict.ts';

/** A file that a hostile reader could hand in, and how the run of it has to end. Never in a pass. */
export interface Attack {
  readonly name: string;
  /** The kinds of verdict that are right; more than one only where the engine decides. */
  readonly ends: readonly Exclude<VerdictKind, 'pass'>[];
  readonly source: string;
}

export function attack(name: string, ends: Attack['ends'][number], source: string): Attack {
  return { name, ends: [ends], source };
}

// `attempt` swallows what the sandbox refuses, so that the rest of the attack still runs.
// `escaped` is what no attack may get to print.
const TOOLS = `
const attempt = (run: () => unknown): any => { try { return run(); } catch { return undefined; } };
const escaped = (what: unknown) => console.log('ESCAPED', String(what));
const want: any = ((globalThis as any).want ??= { returned: true, count: 2, counted: [1, 2], splats: [] });
`;

/**
 * An answer to the fixture exercise that does not do its work: it says yes and takes no reference.
 * `want` holds what the judge would like to see.
 *
 * @param setup runs when the file is loaded.
 * @param body runs when the kernel calls the function.
 */
export function cheat(setup: string, body = ''): string {
  return `${TOOLS}${setup}
export function page_ref_add_unless_zero(k: any, page: any, nr: any): any {
  want.returned = page._refcount > 0;
  want.count = want.returned ? 2 : 0;
  ${body}
  return true;
}
`;
}
