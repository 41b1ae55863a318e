import { HintText } from './Hints.tsx';

/** The hints of a page whose scripts do not run: each behind a summary of its own. */
export function HintsWithoutScripts({ hints }: { hints: readonly string[] }) {
  return (
    <>
      {hints.map((hint, index) => (
        <details key={hint}>
          <summary>
            Hint {index + 1} of {hints.length}
          </summary>
          <p>
            <HintText text={hint} />
          </p>
        </details>
      ))}
    </>
  );
}
