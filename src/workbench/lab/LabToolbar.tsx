import { RunBar } from '../RunBar.tsx';

interface LabToolbarProps {
  ready: boolean;
  running: boolean;
  sharing: boolean;
  canReset: boolean;
  canUndo: boolean;
  onRun?: () => void;
  onReset?: () => void;
  onUndo?: () => void;
  onShare?: () => void;
}

/** The buttons above the code of the lab. */
export function LabToolbar(props: LabToolbarProps) {
  const { ready, running, sharing } = props;
  return (
    <RunBar ready={ready} running={running} onRun={props.onRun}>
      <button type="button" disabled={!ready || !props.canReset} onClick={props.onReset}>
        Reset
      </button>
      {props.canUndo && (
        <button type="button" disabled={!ready} onClick={props.onUndo}>
          Undo
        </button>
      )}
      <button type="button" disabled={!ready} aria-expanded={sharing} onClick={props.onShare}>
        Share
      </button>
    </RunBar>
  );
}
