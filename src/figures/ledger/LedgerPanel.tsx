import { useRef, useState } from 'preact/hooks';
import { StepControl } from '../steps/StepControl.tsx';
import { stepKeys } from '../steps/stepKeys.ts';
import { LedgerDrawing } from './LedgerDrawing.tsx';
import type { HolderKind, LedgerData } from './ledgerData.ts';
import { columnWidth, countsOf, measure } from './ledgerGeometry.ts';
import { stepText } from './stepText.ts';

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

/** The ledger of one release with its step control. Rendered on the server at the last step, which shows everything. */
export function LedgerPanel({
  data,
  isLive,
  place,
}: {
  data: LedgerData;
  isLive: boolean;
  /** Position of its button in the switch, from 1. */
  place: number;
}) {
  const last = data.columns.length - 1;
  const [step, setStep] = useState(last);
  const scroller = useRef<HTMLElement>(null);
  const column = data.columns[step];

  function go(to: number): void {
    setStep(to);
    const width = columnWidth(data.columns.length);
    const box = scroller.current;
    if (box) box.scrollLeft = (to + 1.5) * width - box.clientWidth / 2;
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys step the figure from anywhere inside it
    <div
      class="ledger-panel"
      data-place={place}
      onKeyDown={(event) => stepKeys(event, { at: step, last, onGo: go })}
    >
      <StepControl at={step} last={last} isLive={isLive} onGo={go} />
      <p class="ledger-step" aria-live="polite">
        <span class="ledger-who">
          <b>{column?.task || 'boot'}</b>: <code>{column?.fn}()</code>
        </span>
        <span>{stepText(data, step)}</span>
      </p>
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
          ref={scroller}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
          tabIndex={0}
          aria-label={`Ledger of Linux ${data.release}. Arrow keys step.`}
        >
          <LedgerDrawing
            data={data}
            step={step}
            label={`Linux ${data.release}, after event ${step} of ${last}: ${stepText(data, step)}`}
          />
        </section>
      </div>
      <ol class="ledger-acts" start={0}>
        {data.acts.map((text, act) => (
          <li key={text} class={act === column?.act ? 'is-now' : undefined}>
            {text}
          </li>
        ))}
      </ol>
    </div>
  );
}
