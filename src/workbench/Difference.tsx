import { useState } from 'preact/hooks';
import type { DifferenceLine } from './differenceLines.ts';
import { differenceParts } from './differenceParts.ts';
import { KernelText } from './KernelText.tsx';

interface DifferenceProps {
  lines: readonly DifferenceLine[];
  /** What the two sides are called, e.g. expected and seen. */
  names: { expected: string; seen: string };
}

const SIGNS = { expected: '−', seen: '+', both: ' ' };

function Lines({ lines, names }: DifferenceProps) {
  const spoken = { ...names, both: '' };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
    <pre tabIndex={0}>
      {lines.map((line, index) => (
        <span key={index} class={`whp-line whp-line-${line.side}`}>
          <span aria-hidden="true">{SIGNS[line.side]} </span>
          {line.side !== 'both' && <span class="sr-only">{spoken[line.side]}: </span>}
          <KernelText text={line.text} />
          {'\n'}
        </span>
      ))}
    </pre>
  );
}

/** Lines that are drawn at once: an answer can return a hundred thousand. */
const MOST_AT_ONCE = 500;

/** Lines to read; of very many the first, and the rest when it is opened. */
function Shown({ lines, names }: DifferenceProps) {
  const [whole, setWhole] = useState(false);
  const rest = lines.slice(MOST_AT_ONCE);
  if (rest.length === 0) return <Lines lines={lines} names={names} />;
  return (
    <>
      <Lines lines={lines.slice(0, MOST_AT_ONCE)} names={names} />
      <details onToggle={() => setWhole(true)}>
        <summary>{rest.length} more lines</summary>
        {whole && <Lines lines={rest} names={names} />}
      </details>
    </>
  );
}

/**
 * A difference as lines, each with its side in a sign and, for screen readers, in words. What is far from any change is
 * folded.
 */
export function Difference({ lines, names }: DifferenceProps) {
  return (
    <div class="whp-difference">
      <p class="whp-legend">
        <span class="whp-line-expected">− {names.expected}</span>{' '}
        <span class="whp-line-seen">+ {names.seen}</span>
      </p>
      {differenceParts(lines).map((part, index) =>
        part.folded ? (
          <details key={index}>
            <summary>{part.lines.length} lines are the same</summary>
            <Shown lines={part.lines} names={names} />
          </details>
        ) : (
          <Shown key={index} lines={part.lines} names={names} />
        ),
      )}
    </div>
  );
}
