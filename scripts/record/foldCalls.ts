import type { RecordedNode } from '../../src/recordings/recordingSchema.ts';

/** Writes identical calls in a row once, with `times`, and drops empty lists of calls. */
export function foldCalls(nodes: readonly RecordedNode[]): RecordedNode[] {
  const folded: RecordedNode[] = [];
  let last = '';
  for (const node of nodes) {
    const tidy = tidied(node);
    const text = JSON.stringify(tidy);
    const before = folded.at(-1);
    if (text === last && before && 'fn' in before) before.times = (before.times ?? 1) + 1;
    else folded.push(tidy);
    last = text;
  }
  return folded;
}

function tidied(node: RecordedNode): RecordedNode {
  if (!('fn' in node)) return node;
  const { fn, module, calls = [], task, args, ret } = node;
  return {
    fn,
    ...(module === undefined ? {} : { module }),
    ...(calls.length === 0 ? {} : { calls: foldCalls(calls) }),
    ...(task === undefined ? {} : { task }),
    ...(args === undefined ? {} : { args }),
    ...(ret === undefined ? {} : { ret }),
  };
}
