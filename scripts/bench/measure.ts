/** The median of several values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}

/** The value that a share of the values does not exceed: 0.95 for the 95th percentile. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** The last value of what is measured: work whose value nobody could see might be left out. */
const sink: { kept: unknown } = { kept: undefined };

/**
 * Microseconds that one call takes: the median of several rounds, each long enough to be measured, after a round that is
 * not counted.
 */
export function microseconds(run: () => unknown, calls: number, rounds = 7): number {
  const round = () => {
    const start = performance.now();
    for (let call = 0; call < calls; call += 1) sink.kept = run();
    return ((performance.now() - start) * 1000) / calls;
  };
  round();
  return median(Array.from({ length: rounds }, round));
}
