import type { ComponentChildren } from 'preact';

export interface StepControlProps {
  /** The step shown, from 0. */
  readonly at: number;
  readonly last: number;
  /** False until the page's script runs: the buttons keep their room and are not shown. */
  readonly isLive: boolean;
  readonly onGo: (step: number) => void;
  /** Where the way on leads when it is not to the next step. */
  readonly forward?: { readonly to: number; readonly label: string } | undefined;
  /** Says where one is; without it, "3 of 7". */
  readonly children?: ComponentChildren;
}

/** The buttons that walk through the steps of a figure: to the first, one back, one on. `stepKeys` has the keys. */
export function StepControl({ at, last, isLive, onGo, forward, children }: StepControlProps) {
  // A button that is disabled while it has the focus would swallow the arrow keys: these only do nothing.
  const isFirst = at === 0;
  const isLast = forward === undefined && at === last;
  return (
    <div class={`step-control${isLive ? '' : ' is-waiting'}`}>
      <button
        type="button"
        onClick={() => isFirst || onGo(0)}
        aria-disabled={isFirst}
        aria-label="First step"
      >
        |&#9664;
      </button>
      <button
        type="button"
        onClick={() => isFirst || onGo(at - 1)}
        aria-disabled={isFirst}
        aria-label="Step back"
      >
        &#9664;
      </button>
      <button
        type="button"
        onClick={() => isLast || onGo(forward?.to ?? at + 1)}
        aria-disabled={isLast}
        aria-label={forward?.label ?? 'Step forward'}
      >
        &#9654;
      </button>
      <span class="step-count">{children ?? `${at} of ${last}`}</span>
    </div>
  );
}
