import { Difference } from './Difference.tsx';
import { differenceLines } from './differenceLines.ts';

const NAMES = { expected: 'yours', seen: 'solution' };

/** The solution beside the reader's answer: as a difference, and in full. */
export function SolutionView({ solution, text }: { solution: string; text: string }) {
  return (
    <div class="whp-solution">
      <p>One right answer; the checks accept others. From yours to it:</p>
      <Difference lines={differenceLines(text.trimEnd(), solution.trimEnd())} names={NAMES} />
      <details>
        <summary>The solution alone</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard */}
        <pre tabIndex={0}>{solution}</pre>
      </details>
    </div>
  );
}
