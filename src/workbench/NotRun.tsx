import type { CheckName } from '../runner/verdict.ts';
import { KernelText } from './KernelText.tsx';

/** The checks that a run did not reach, each once with its releases. */
export function NotRun({ checks }: { checks: readonly CheckName[] }) {
  const releases = new Map<string, string[]>();
  for (const { name, release } of checks) {
    releases.set(name, [...(releases.get(name) ?? []), release]);
  }
  return (
    <div class="whp-not-run">
      <p>Not run:</p>
      <ul>
        {[...releases].map(([name, on]) => (
          <li key={name}>
            <KernelText text={name} /> <span class="whp-releases">{on.join(', ')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
