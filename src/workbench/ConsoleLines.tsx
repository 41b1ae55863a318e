import type { SourcePosition } from '../runner/sourcePosition.ts';
import type { ConsoleLine } from '../runner/verdict.ts';
import { LineLink } from './LineLink.tsx';

interface ConsoleLinesProps {
  lines: readonly ConsoleLine[];
  onGoTo: (position: SourcePosition) => void;
}

/** What the reader's code wrote to the console, with the check and release it was written in. */
export function ConsoleLines({ lines, onGoTo }: ConsoleLinesProps) {
  if (lines.length === 0) return null;
  return (
    <details class="whp-console" open>
      <summary>Console ({lines.length})</summary>
      <ul>
        {lines.map((line, index) => (
          <li key={index} class={`whp-console-${line.level}`}>
            {line.level !== 'log' && <span class="whp-level">{line.level}</span>}
            <code>{line.text}</code>
            <span class="whp-origin">
              {[line.check, line.release].filter((part) => part !== undefined).join(', ')}{' '}
              {line.position !== undefined && <LineLink position={line.position} onGoTo={onGoTo} />}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
