import { RunBar } from '../RunBar.tsx';

interface ExampleBarProps {
  ready: boolean;
  running: boolean;
  releases: readonly string[];
  release: string;
  onRun?: () => void;
  onRelease?: (release: string) => void;
  onLab?: () => void;
}

/** The buttons above the code of a chapter's example. */
export function ExampleBar(props: ExampleBarProps) {
  const { ready, running, releases, release } = props;
  return (
    <RunBar ready={ready} running={running} onRun={props.onRun}>
      {releases.length > 0 && (
        <label class="whp-at-release">
          Linux{' '}
          <select
            value={release}
            disabled={!ready}
            onChange={(event) => props.onRelease?.(event.currentTarget.value)}
          >
            {releases.map((each) => (
              <option key={each} value={each} selected={each === release}>
                {each}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" disabled={!ready} onClick={props.onLab}>
        Open in the lab
      </button>
    </RunBar>
  );
}
