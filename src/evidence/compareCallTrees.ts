import { sameArgument, sameReturn } from './compareValue.ts';
import type { Identities } from './identities.ts';
import type { PlainCall } from './normaliseCalls.ts';

/** Where two call trees differ. */
export interface TreeMismatch {
  /** Functions from the outermost call to the place. */
  readonly path: string;
  readonly recorded: string;
  readonly simulated: string;
}

export interface TreeComparison {
  /** How many calls, arguments and return values were compared. */
  readonly compared: number;
  readonly mismatches: readonly TreeMismatch[];
}

/** Recorded arguments without a name are called after their place: `a2` is the second. */
const placed = /^a(\d)$/;

/**
 * Compares projected call trees: order, nesting, the arguments that both sides have, and every recorded return value.
 * Below a call that is missing on one side nothing more is compared.
 */
export function compareCallTrees(
  recorded: readonly PlainCall[],
  simulated: readonly PlainCall[],
  identities: Identities,
): TreeComparison {
  const mismatches: TreeMismatch[] = [];
  let compared = 0;
  const visit = (a: readonly PlainCall[], b: readonly PlainCall[], above: string): void => {
    for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
      compared += 1;
      const [left, right] = [a[at], b[at]];
      if (!left || !right || left.fn !== right.fn) {
        mismatches.push({
          path: above,
          recorded:
            a
              .slice(at)
              .map(({ fn }) => fn)
              .join(', ') || 'nothing more',
          simulated:
            b
              .slice(at)
              .map(({ fn }) => fn)
              .join(', ') || 'nothing more',
        });
        return;
      }
      const path = above ? `${above} > ${left.fn}` : left.fn;
      for (const [name, value] of Object.entries(left.args)) {
        const other = argumentOf(right, name);
        if (other === undefined) continue;
        compared += 1;
        if (!sameArgument(name, value, other, identities)) {
          mismatches.push({
            path: `${path}(${name})`,
            recorded: text(value),
            simulated: text(other),
          });
        }
      }
      if (left.ret !== undefined) {
        compared += 1;
        if (right.open || !sameReturn(left.fn, left.ret, right.ret, identities)) {
          const seen = right.open ? 'not returned' : text(right.ret);
          mismatches.push({ path: `${path} = `, recorded: text(left.ret), simulated: seen });
        }
      }
      visit(left.calls, right.calls, path);
    }
  };
  visit(recorded, simulated, '');
  return { compared, mismatches };
}

function argumentOf(call: PlainCall, name: string): unknown {
  if (name in call.args) return call.args[name];
  const place = placed.exec(name)?.[1];
  return place === undefined ? undefined : Object.values(call.args)[Number(place) - 1];
}

const text = (value: unknown) =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
