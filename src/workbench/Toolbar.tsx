import { RunBar } from './RunBar.tsx';

interface ToolbarProps {
  /** False until the page's script runs, and for readers without scripts. */
  ready: boolean;
  running: boolean;
  solved: boolean;
  /** Another version of the exercise was solved, and this one is not. */
  solvedOlder?: boolean;
  canReset: boolean;
  canUndoReset: boolean;
  onRun?: () => void;
  onReset?: () => void;
  onUndoReset?: () => void;
}

/** The buttons above the code of an exercise. */
export function Toolbar(props: ToolbarProps) {
  const { ready } = props;
  return (
    <RunBar ready={ready} running={props.running} onRun={props.onRun}>
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
      {props.solvedOlder && (
        <span class="whp-solved-older">Solved in an earlier version of this exercise</span>
      )}
    </RunBar>
  );
}
