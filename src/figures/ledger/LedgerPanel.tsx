import { createRef } from 'preact';
import { StepControl } from '../steps/StepControl.tsx';
import { SteppedFigure } from '../steps/SteppedFigure.ts';
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
export default class LedgerPanel extends SteppedFigure<{ data: LedgerData }> {
  readonly #scroller = createRef<HTMLElement>();

  override lastStep(): number {
    return this.props.data.columns.length - 1;
  }

  override go(step: number): void {
    super.go(step);
    const width = columnWidth(this.props.data.columns.length);
    const box = this.#scroller.current;
    if (box) box.scrollLeft = (step + 1.5) * width - box.clientWidth / 2;
  }

  override render() {
    const { data } = this.props;
    const { step, isLive } = this;
    const last = this.lastStep();
    const go = (to: number) => this.go(to);
    const column = data.columns[step];
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the keys step the figure from anywhere inside it
      <div
        class="ledger-panel"
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
              <span
                key={field}
                class="ledger-label is-sum"
                style={{ height: `${measure.count}px` }}
              >
                {label}
              </span>
            ))}
          </div>
          <section
            class="ledger-scroll"
            ref={this.#scroller}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
            tabIndex={0}
            aria-label={`Ledger of ${data.page}, Linux ${data.release}. Arrow keys step.`}
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
}
