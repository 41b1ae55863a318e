import { createRef } from 'preact';
import { BoardDrawing } from './BoardDrawing.tsx';
import { BoardKey } from './BoardKey.tsx';
import { BoardNames } from './BoardNames.tsx';
import type { BoardData } from './boardData.ts';
import { placeOf, size } from './geometry.ts';
import { StepControl } from '../steps/StepControl.tsx';
import { SteppedFigure } from '../steps/SteppedFigure.ts';
import { stepKeys } from '../steps/stepKeys.ts';
import { stepText } from './stepText.ts';

/**
 * The board with its step control. Rendered on the server at the last step, which shows everything; the buttons appear
 * once the script runs. Arrow keys step, Home and End go to the first and the last step.
 */
export default class BoardIsland extends SteppedFigure<{ data: BoardData; label: string }> {
  readonly #scroller = createRef<HTMLElement>();

  override lastStep(): number {
    return this.props.data.steps.length - 1;
  }

  override go(step: number): void {
    super.go(step);
    const newest = this.props.data.nodes.filter((node) => node.step === step).at(-1);
    const box = this.#scroller.current;
    if (newest === undefined || box === null) return;
    const end = size.names + placeOf(newest).x + size.radius + size.right;
    box.scrollLeft = end - box.clientWidth;
  }

  override render() {
    const { data, label } = this.props;
    const { step, isLive } = this;
    const last = this.lastStep();
    const go = (to: number) => this.go(to);
    const command = data.steps[step]?.command;
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the keys step the figure from anywhere inside it
      <div class="board" onKeyDown={(event) => stepKeys(event, { at: step, last, onGo: go })}>
        <StepControl at={step} last={last} isLive={isLive} onGo={go} />
        <p class="board-step" aria-live="polite">
          {command ? <code>{command}</code> : <b>Start</b>} <span>{stepText(data, step)}</span>
        </p>
        <section
          class="board-scroll"
          ref={this.#scroller}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
          tabIndex={0}
          aria-label={`${label} Arrow keys step.`}
        >
          <BoardNames lanes={data.lanes} />
          <BoardDrawing
            data={data}
            step={step}
            label={`The board after step ${step} of ${last}.`}
          />
        </section>
        <BoardKey data={data} />
      </div>
    );
  }
}
