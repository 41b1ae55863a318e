import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
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
    const next = Math.min(last, Math.max(0, to));
    setStep(next);
    const width = columnWidth(data.columns.length);
    const box = scroller.current;
    if (box) box.scrollLeft = (next + 1.5) * width - box.clientWidth / 2;
  }

  function onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLDivElement>): void {
    const target = { ArrowRight: step + 1, ArrowLeft: step - 1, Home: 0, End: last }[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(target);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys step the figure from anywhere inside it
    <div class="ledger-panel" data-place={place} onKeyDown={onKeyDown}>
      <div class={`ledger-controls${isLive ? '' : ' is-waiting'}`}>
        <button type="button" onClick={() => go(0)} disabled={step === 0} aria-label="First event">
          |&#9664;
        </button>
        <button
          type="button"
          onClick={() => go(step - 1)}
          disabled={step === 0}
          aria-label="Event before"
        >
          &#9664;
        </button>
        <button
          type="button"
          onClick={() => go(step + 1)}
          disabled={step === last}
          aria-label="Next event"
        >
          &#9654;
        </button>
        <span class="ledger-at">
          {step} of {last}
        </span>
        <p class="ledger-step" aria-live="polite">
          <span class="ledger-who">
            <b>{column?.task || 'boot'}</b>: <code>{column?.fn}()</code>
          </span>
          <span>{stepText(data, step)}</span>
        </p>
      </div>
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
