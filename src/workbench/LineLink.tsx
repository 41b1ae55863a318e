import type { SourcePosition } from '../runner/sourcePosition.ts';

interface LineLinkProps {
  position: SourcePosition;
  onGoTo: (position: SourcePosition) => void;
}

/** Names a line of the reader's code and moves the cursor there. */
export function LineLink({ position, onGoTo }: LineLinkProps) {
  return (
    <button type="button" class="whp-line-link" onClick={() => onGoTo(position)}>
      line {position.line}
    </button>
  );
}
