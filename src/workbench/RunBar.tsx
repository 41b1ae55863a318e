import type { ComponentChildren } from 'preact';

const RUN_KEYS =
  typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
    ? '⌘ Enter'
    : 'Ctrl Enter';

interface RunBarProps {
  /** False until the page's script runs, and for readers without scripts. */
  ready: boolean;
  running: boolean;
  onRun?: (() => void) | undefined;
  /** What stands beside the Run button. */
  children?: ComponentChildren;
}

/** The bar above the code: Run, and whatever else a page puts there. */
export function RunBar({ ready, running, onRun, children }: RunBarProps) {
  return (
    <div class="whp-bar">
      <button
        type="button"
        class="whp-run"
        disabled={!ready}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onClick={onRun}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 2.5 13 8 4 13.5Z" />
        </svg>
        {running ? 'Run again' : 'Run'}
        <kbd>{RUN_KEYS}</kbd>
      </button>
      {children}
    </div>
  );
}
