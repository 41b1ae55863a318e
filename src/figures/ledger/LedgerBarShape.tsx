import type { LedgerBar, LedgerRow } from './ledgerData.ts';
import { columnWidth, measure, middleOf } from './ledgerGeometry.ts';

/** Whether a function's name may run on to the right of its bar, or has to end where the bar ends. */
const roomFor = (name: string) => name.length * 6.02;

/** One stretch of time in which somebody holds the page: filled if it counts, dashed if it does not, hatched if it waits. */
export function LedgerBarShape({
  row,
  bar,
  top,
  columns,
  hatch,
}: {
  row: LedgerRow;
  bar: LedgerBar;
  top: number;
  columns: number;
  hatch: string;
}) {
  const width = columnWidth(columns);
  const end = columns * width;
  const x = middleOf(bar.from, width);
  const right = bar.to === undefined ? end : middleOf(bar.to, width);
  const y = top + measure.barTop;
  const fits = x + roomFor(bar.takenBy) < end + measure.tail;
  const shape =
    row.kind === 'waiter' ? 'is-waiting' : bar.weight === 0 ? 'is-uncounted' : 'is-counted';
  return (
    <g class={`ledger-bar is-${row.kind} ${shape}`}>
      <text
        class="ledger-fn"
        x={fits ? x - 4 : right}
        y={y - 4}
        text-anchor={fits ? 'start' : 'end'}
      >
        {bar.takenBy}
        {bar.weight > 1 ? ` ×${bar.weight}` : ''}
      </text>
      <rect
        x={x}
        y={y}
        width={Math.max(2, right - x)}
        height={measure.bar}
        rx={2}
        fill={row.kind === 'waiter' ? `url(#${hatch})` : undefined}
      />
      {bar.to === undefined ? (
        <path
          class="ledger-arrow"
          d={`M${end} ${y - 2} l8 ${measure.bar / 2 + 2} l-8 ${measure.bar / 2 + 2} z`}
        />
      ) : (
        <path class="ledger-cap" d={`M${right} ${y - 3} v${measure.bar + 6}`} />
      )}
      {bar.putBy && bar.putBy !== bar.takenBy ? (
        <text
          class="ledger-fn"
          x={right < roomFor(bar.putBy) ? right - 4 : right + 4}
          y={y + measure.bar + 10}
          text-anchor={right < roomFor(bar.putBy) ? 'start' : 'end'}
        >
          {bar.putBy}
        </text>
      ) : null}
    </g>
  );
}
