import type { RecordedStep } from '../recordings/recordingSchema.ts';
import type { ReplayedStep } from './replay/replay.ts';
import type { Tally } from './check.ts';

interface Result {
  readonly cmd: string;
  readonly result: string;
}

/** Acts that begin with their verb: not every recorder writes a result for them. */
const bookkeeping = new Set(['exit', 'fork', 'spawn', 'mce']);

const firstWord = (cmd: string) => cmd.split(' ')[0] ?? '';

/** What -EUCLEAN is called is chance: XFS's name for it is -EFSCORRUPTED. */
const errnoAliases: Readonly<Record<string, string>> = {
  '-EFSCORRUPTED': '-EUCLEAN',
  '-117': '-EUCLEAN',
};

const text = ({ cmd, result }: Result) => `${cmd}: ${errnoAliases[result] ?? result}`;

/** Results of one phase: for each role those that the recording has, in order, and none beyond them. */
export function compareResults(
  tally: Tally,
  phase: string | null,
  steps: readonly RecordedStep[],
  mine: readonly ReplayedStep[],
): void {
  const recorded: Result[] = steps.flatMap(({ results }) => results ?? []);
  const simulated: Result[] = mine.flatMap(({ results }) => results);
  for (const role of new Set([...recorded, ...simulated].map(({ cmd }) => firstWord(cmd)))) {
    const of = (list: readonly Result[]) => list.filter(({ cmd }) => firstWord(cmd) === role);
    const [left, right] = [of(recorded), of(simulated)];
    const length = bookkeeping.has(role) ? left.length : Math.max(left.length, right.length);
    for (let at = 0; at < length; at += 1) {
      const [a, b] = [left[at], right[at]];
      tally.check(phase, 'result', a ? text(a) : 'none', b ? text(b) : 'none');
    }
  }
}
