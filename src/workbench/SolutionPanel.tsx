interface SolutionPanelProps {
  state: 'hidden' | 'confirming' | 'shown';
  /** It was asked for and could not be loaded. */
  failed?: boolean;
  onAsk: () => void;
  onShow: () => void;
  onHide: () => void;
}

/** The way to the solution: at once after an attempt, otherwise after a question in place. */
export function SolutionPanel({ state, failed, onAsk, onShow, onHide }: SolutionPanelProps) {
  if (state === 'confirming') {
    return (
      <div class="whp-confirm">
        <p>You have not run an answer yet. Show the solution anyway?</p>
        <button type="button" onClick={onShow}>
          Show it
        </button>
        <button type="button" onClick={onHide}>
          Not yet
        </button>
      </div>
    );
  }
  return (
    <>
      <button
        type="button"
        aria-expanded={state === 'shown'}
        onClick={state === 'shown' ? onHide : onAsk}
      >
        {state === 'shown' ? 'Hide the solution' : 'Show the solution'}
      </button>
      {failed && (
        <p role="alert">The solution could not be loaded. Check the connection and try again.</p>
      )}
    </>
  );
}
