import { LedgerBarShape } from './LedgerBarShape.tsx';
import type { LedgerData } from './ledgerData.ts';
import { columnWidth, countsOf, heightOf, measure, middleOf, widthOf } from './ledgerGeometry.ts';

/** Columns in which something is marked on the event itself. */
const marks = { wake: '!', sleep: 'z', splat: '×' } as const;

/** The ledger as a drawing: bars by column, counts beneath. `--step` says which column is marked and what is faded. */
export function LedgerDrawing({ data, label }: { data: LedgerData; label: string }) {
  const columns = data.columns.length;
  const width = columnWidth(columns);
  const height = heightOf(data);
  const rowsEnd = measure.head + data.rows.length * measure.row;
  const hatch = `ledger-hatch-${data.release}-${data.page.replace(/\W/g, '-')}`;
  return (
    <svg
      role="img"
      aria-label={label}
      width={widthOf(data)}
      height={height}
      viewBox={`0 0 ${widthOf(data)} ${height}`}
    >
      <defs>
        <pattern
          id={hatch}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect class="ledger-hatch" width="3" height="6" />
        </pattern>
      </defs>
      {data.rows.map((row, index) => (
        <rect
          key={row.label}
          class={index % 2 ? 'ledger-lane is-odd' : 'ledger-lane'}
          y={measure.head + index * measure.row}
          width={columns * width}
          height={measure.row}
        />
      ))}
      <rect class="ledger-now" width={width} height={height} rx={3} />
      {data.acts.map((_, act) => {
        const own = data.columns.flatMap((column, at) => (column.act === act ? [at] : []));
        const [first] = own;
        if (first === undefined) return null;
        return (
          <g key={first} class="ledger-act">
            <path d={`M${first * width + 2} 20 h${own.length * width - 4}`} />
            <text x={middleOf(first + (own.length - 1) / 2, width)} y={14} text-anchor="middle">
              {act}
            </text>
          </g>
        );
      })}
      {data.columns.map((column, at) => {
        const mark = column.what in marks ? marks[column.what as keyof typeof marks] : undefined;
        return mark ? (
          <g key={`mark${at}`} class={`ledger-mark is-${column.what}`}>
            <path class="ledger-line" d={`M${middleOf(at, width)} 40 V${rowsEnd}`} />
            <circle class="ledger-dot" cx={middleOf(at, width)} cy={32} r={7.5} />
            <text class="ledger-sign" x={middleOf(at, width)} y={36} text-anchor="middle">
              {mark}
            </text>
          </g>
        ) : null;
      })}
      {data.rows.flatMap((row, index) =>
        row.bars.map((bar) => (
          <LedgerBarShape
            key={`${row.label}${bar.from}`}
            row={row}
            bar={bar}
            top={measure.head + index * measure.row}
            columns={columns}
            hatch={hatch}
          />
        )),
      )}
      <path class="ledger-rule" d={`M0 ${rowsEnd} h${columns * width}`} />
      {countsOf(data).map(({ field }, line) =>
        data.columns.map((column, at) => {
          const moved = at === 0 || data.columns[at - 1]?.[field] !== column[field];
          const y = rowsEnd + line * measure.count + 17;
          const isIdle = field === 'refcount' && column.refcount === data.idle;
          return (
            <g key={`${field}${at}`} class={`ledger-count is-${field}${moved ? ' is-moved' : ''}`}>
              {isIdle ? <circle cx={middleOf(at, width)} cy={y - 4.5} r={10} /> : null}
              <text x={middleOf(at, width)} y={y} text-anchor="middle">
                {column[field]}
              </text>
            </g>
          );
        }),
      )}
      <rect class="ledger-later" width={widthOf(data)} height={height} />
    </svg>
  );
}
