import type { PlainCall } from '../../evidence/normaliseCalls.ts';
import type { Frame, FrameSide } from './chainData.ts';
import { argumentTexts, returnText } from './valueText.ts';

/**
 * Lays two call trees into one list of frames, top down. A call that both make at the same place is one frame; calls
 * that the recording cannot show (`unseen`) stand on one side, and what they call is matched one level up.
 */
export function joinTrees(
  simulated: readonly PlainCall[],
  recorded: readonly PlainCall[],
  unseen: ReadonlyMap<string, string>,
): Frame[] {
  const frames: Frame[] = [];
  const walk = (mine: readonly PlainCall[], theirs: PlainCall[], depth: number): void => {
    for (const call of mine) {
      const why = unseen.get(call.fn);
      if (why !== undefined) {
        frames.push({ fn: call.fn, depth, simulated: side(call), unseen: why });
        walk(call.calls, theirs, depth + 1);
        continue;
      }
      const at = theirs.findIndex(({ fn }) => fn === call.fn);
      if (at < 0) {
        frames.push({ fn: call.fn, depth, simulated: side(call) });
        walk(call.calls, [], depth + 1);
        continue;
      }
      for (const skipped of theirs.splice(0, at)) recordedOnly(skipped, depth);
      const [found] = theirs.splice(0, 1);
      if (!found) continue;
      const other = named(found, call);
      frames.push({
        fn: call.fn,
        depth,
        simulated: side(call, other),
        recorded: side(other),
      });
      const inner = [...other.calls];
      walk(call.calls, inner, depth + 1);
      for (const left of inner) recordedOnly(left, depth + 1);
    }
  };
  const recordedOnly = (call: PlainCall, depth: number): void => {
    frames.push({ fn: call.fn, depth, recorded: side(call) });
    for (const inner of call.calls) recordedOnly(inner, depth + 1);
  };
  const rest = [...recorded];
  walk(simulated, rest, 0);
  for (const call of rest) recordedOnly(call, 0);
  return frames;
}

/**
 * A recording calls an argument without a name after its place; the simulation knows what it is called. Its number is
 * written as the simulation writes the same number.
 */
function named(recorded: PlainCall, simulated: PlainCall): PlainCall {
  const names = Object.keys(simulated.args);
  const args = Object.entries(recorded.args).map(([name, value]) => {
    const place = /^a(\d)$/.exec(name)?.[1];
    const own = place === undefined ? undefined : names[Number(place) - 1];
    if (own === undefined) return [name, value] as const;
    const mine = simulated.args[own];
    return [own, Number(mine) === Number(value) ? mine : value] as const;
  });
  return { ...recorded, args: Object.fromEntries(args) };
}

/** One side as text. With a counterpart, only the arguments that the counterpart has. */
function side(call: PlainCall, counterpart?: PlainCall): FrameSide {
  const keys = counterpart && argumentTexts(counterpart.args);
  const args = [...argumentTexts(call.args)]
    .filter(([name]) => keys === undefined || keys.has(name))
    .map(([name, text]) => (text.startsWith('pfn ') ? text : `${name} ${text}`));
  const ret =
    counterpart && counterpart.ret === undefined ? undefined : returnText(call.fn, call.ret);
  return { args: args.join(', '), ...(ret === undefined ? {} : { ret }) };
}

/** Whether both sides of a joined frame show the same values. */
export function agrees({ simulated, recorded }: Frame): boolean {
  if (!simulated || !recorded) return false;
  const shared = sharedArguments(simulated.args, recorded.args);
  return shared.every(([mine, theirs]) => mine === theirs) && simulated.ret === recorded.ret;
}

function sharedArguments(mine: string, theirs: string): [string, string][] {
  const parse = (text: string) =>
    new Map(text.split(', ').map((pair) => [pair.split(' ')[0] ?? '', pair] as const));
  const other = parse(theirs);
  return [...parse(mine)].flatMap(([name, pair]) => {
    const match = other.get(name);
    return match === undefined ? [] : [[pair, match] as [string, string]];
  });
}
