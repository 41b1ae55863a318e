import { createRef } from 'preact';
import { StepControl } from '../steps/StepControl.tsx';
import { SteppedFigure } from '../steps/SteppedFigure.ts';
import { stepKeys } from '../steps/stepKeys.ts';
import { ChainFrame } from './ChainFrame.tsx';
import type { ChainData } from './chainData.ts';

interface Props {
  data: ChainData;
  /** For each frame, whether both sides show the same values. */
  agreeing: readonly boolean[];
  /** Address of the symbol pages, with the slash at its end. */
  symbols: string;
  label: string;
}

/**
 * The chain with its step control. Rendered on the server with every frame; the buttons appear once the script runs.
 * A step goes to the next frame that has something to say. Arrow keys step, Home and End go to the ends.
 */
export default class ChainIsland extends SteppedFigure<Props> {
  readonly #list = createRef<HTMLOListElement>();

  /** The frames that have something to say; the step after the last of them is the whole chain. */
  #stops(): number[] {
    return this.props.data.frames.flatMap((frame, at) => (frame.note ? [at] : []));
  }

  override lastStep(): number {
    return this.#stops().length;
  }

  override go(step: number): void {
    super.go(step);
    const list = this.#list.current;
    const at = this.#stops()[step];
    const row = at === undefined ? undefined : list?.children[at];
    if (!(row instanceof HTMLElement) || !list) return;
    const top = row.offsetTop - list.offsetTop;
    list.scrollTop = top - list.clientHeight / 3;
  }

  override render() {
    const { data, agreeing, symbols, label } = this.props;
    const { step, isLive } = this;
    const stops = this.#stops();
    const go = (to: number) => this.go(to);
    const isWhole = step === stops.length;
    /** From the whole chain the way on is to its first step. */
    const forward = isWhole ? 0 : step + 1;
    const current = isWhole ? undefined : stops[step];
    const until = isWhole ? data.frames.length : (stops[step + 1] ?? data.frames.length);
    const frame = current === undefined ? undefined : data.frames[current];
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the keys step the figure from anywhere inside it
      <div
        class="chain"
        onKeyDown={(event) =>
          stepKeys(event, { at: step, last: stops.length, onGo: go, forward, vertical: true })
        }
      >
        <StepControl
          at={step}
          last={stops.length}
          isLive={isLive}
          onGo={go}
          forward={isWhole ? { to: forward, label: 'Start from the first step' } : undefined}
        >
          {isWhole ? 'whole chain' : `${step + 1} of ${stops.length}`}
        </StepControl>
        <p class="chain-step" aria-live="polite">
          {frame ? (
            <>
              <code>{frame.fn}</code> {frame.note}
            </>
          ) : (
            <>
              {data.joined} calls are made by both;{' '}
              {data.agreeing === data.joined
                ? 'every value shown agrees.'
                : `in ${data.agreeing} of them every value shown agrees.`}
            </>
          )}
        </p>
        <div class="chain-heads" aria-hidden="true">
          <span>Simulated, {data.release}</span>
          <span />
          <span>Recorded, {data.recordedRelease}</span>
        </div>
        <ol
          class="chain-frames"
          ref={this.#list}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
          tabIndex={0}
          aria-label={`${label} Arrow keys step.`}
        >
          {data.frames.map((one, at) => (
            <ChainFrame
              key={at}
              frame={one}
              symbols={symbols}
              isCurrent={at === current}
              isAhead={at >= until}
              agrees={agreeing[at] ?? false}
            />
          ))}
        </ol>
      </div>
    );
  }
}
