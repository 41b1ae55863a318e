import type { BoardLane } from './boardData.ts';
import { heightOf, size } from './geometry.ts';

/** The names of the lanes; they stay in sight while the board scrolls. */
export function BoardNames({ lanes }: { lanes: readonly BoardLane[] }) {
  return (
    <svg class="board-names" width={size.names} height={heightOf(lanes.length)} aria-hidden="true">
      {lanes.map(({ name, note }, lane) => (
        <g key={name} transform={`translate(2 ${size.top + size.lane * lane})`}>
          <text class="board-lane-name" y={-1}>
            {name}
          </text>
          <text class="board-lane-note" y={14}>
            {note}
          </text>
        </g>
      ))}
    </svg>
  );
}
