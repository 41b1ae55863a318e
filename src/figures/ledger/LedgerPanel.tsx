import type { ComponentChildren } from 'preact';
import { StepControl } from '../steps/StepControl.tsx';
import { SteppedFigure } from '../steps/SteppedFigure.ts';
import { stepKeys } from '../steps/stepKeys.ts';
import type { LedgerSteps } from './ledgerSteps.ts';

interface Props {
  walk: LedgerSteps;
  /** The frame with the drawing. It stays as the build made it; style sheets move and fade by `--step`. */
  children?: ComponentChildren;
}

/** The ledger of one release with its step control. Rendered on the server at the last step, which shows everything. */
export default class LedgerPanel extends SteppedFigure<Props> {
  override lastStep(): number {
    return this.props.walk.steps.length - 1;
  }

  override go(step: number): void {
    super.go(step);
    const box = (this.base as Element | undefined)?.querySelector('.ledger-scroll');
    if (box) box.scrollLeft = (step + 1.5) * this.props.walk.column - box.clientWidth / 2;
  }

  override render() {
    const { walk, children } = this.props;
    const { step, isLive } = this;
    const last = this.lastStep();
    const go = (to: number) => this.go(to);
    const now = walk.steps[step];
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the keys step the figure from anywhere inside it
      <div
        class={`ledger-panel${step === last ? ' is-whole' : ''}`}
        style={{ '--step': step, '--column': walk.column }}
        onKeyDown={(event) => stepKeys(event, { at: step, last, onGo: go })}
      >
        <StepControl at={step} last={last} isLive={isLive} onGo={go} />
        <p class="ledger-step" aria-live="polite">
          <span class="ledger-who">
            <b>{now?.task || 'boot'}</b>: <code>{now?.fn}()</code>
          </span>
          <span>{now?.text}</span>
        </p>
        {children}
        <ol class="ledger-acts" start={0}>
          {walk.acts.map((text, act) => (
            <li key={text} class={act === now?.act ? 'is-now' : undefined}>
              {text}
            </li>
          ))}
        </ol>
      </div>
    );
  }
}
