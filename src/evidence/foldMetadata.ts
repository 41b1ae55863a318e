import type { PlainCall } from './normaliseCalls.ts';

const isMetadata = ({ fn, args }: PlainCall) =>
  fn === 'xfs_dax_failure_fn' && Number(args.owner) < 0;

/**
 * Records of file system metadata count as that and no more: where they lie and how many there are depends on mkfs. A run
 * of them with the same answer becomes one.
 */
export function foldMetadata(calls: readonly PlainCall[]): PlainCall[] {
  const folded: PlainCall[] = [];
  for (const call of calls) {
    if (!isMetadata(call)) {
      folded.push({ ...call, calls: foldMetadata(call.calls) });
      continue;
    }
    const last = folded.at(-1);
    const same = last?.fn === call.fn && last.args.owner === 'metadata' && last.ret === call.ret;
    if (!same) folded.push({ ...call, args: { owner: 'metadata' } });
  }
  return folded;
}
