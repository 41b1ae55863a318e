interface ToolbarProps {
  /** False until the page's script runs, and for readers without scripts. */
  ready: boolean;
  running: boolean;
  solved: boolean;
  canReset: boolean;
  canUndoReset: boolean;
  /** What the keys to run are called here. */
  runKeys?: string;
  onRun?: () => void;
  onReset?: () => void;
  onUndoReset?: () => void;
}

/** The buttons above the code. */
export function Toolbar(props: ToolbarProps) {
  const { ready, running } = props;
  return (
    <div class="whp-bar">
      <button
        type="button"
        class="whp-run"
        disabled={!ready}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onClick={props.onRun}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 2.5 13 8 4 13.5Z" />
        </svg>
        {running ? 'Run again' : 'Run'}
        <kbd>{props.runKeys ?? 'Ctrl Enter'}</kbd>
      </button>
      {props.canUndoReset ? (
        <button type="button" disabled={!ready} onClick={props.onUndoReset}>
          Undo reset
        </button>
      ) : (
        <button type="button" disabled={!ready || !props.canReset} onClick={props.onReset}>
          Reset
        </button>
      )}
      {props.solved && (
        <span class="whp-solved">
          <svg class="whp-sign" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2.5 8.5 6.5 12.5 13.5 4" />
          </svg>
          Solved
        </span>
      )}
    </div>
  );
}
