import { LedgerDrawing } from './LedgerDrawing.tsx';
import type { HolderKind, LedgerData } from './ledgerData.ts';
import { countsOf, measure } from './ledgerGeometry.ts';

/** A letter for each kind, so that colour never stands alone. */
const letters: Record<HolderKind, string> = {
  base: 'B',
  file: 'F',
  mapping: 'M',
  fault: 'f',
  get: 'G',
  pin: 'P',
  waiter: 'W',
};

/** The drawing with the labels of its rows. Made by the build alone: no script of the page carries what draws it. */
export function LedgerFrame({ data }: { data: LedgerData }) {
  return (
    <div class="ledger-frame">
      <div class="ledger-labels" aria-hidden="true">
        <span style={{ height: `${measure.head}px` }} class="ledger-label is-head">
          act
        </span>
        {data.rows.map((row) => (
          <span
            key={row.label}
            class={`ledger-label is-${row.kind}`}
            style={{ height: `${measure.row}px` }}
          >
            <i>{letters[row.kind]}</i> {row.label}
          </span>
        ))}
        {countsOf(data).map(({ label, field }) => (
          <span key={field} class="ledger-label is-sum" style={{ height: `${measure.count}px` }}>
            {label}
          </span>
        ))}
      </div>
      <section
        class="ledger-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label={`Ledger of ${data.page}, Linux ${data.release}. Arrow keys step.`}
      >
        <LedgerDrawing
          data={data}
          label={`Linux ${data.release}: who holds ${data.page}, in ${data.columns.length - 1} events`}
        />
      </section>
    </div>
  );
}
