interface HintsProps {
  hints: readonly string[];
  open: number;
  ready: boolean;
  onOpen?: () => void;
}

/** The ladder of hints: those that are open, and a button for the next rung. */
export function Hints({ hints, open, ready, onOpen }: HintsProps) {
  return (
    <section class="whp-hints" aria-labelledby="hints-title">
      <h2 id="hints-title">Hints</h2>
      <ol>
        {hints.slice(0, open).map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ol>
      {open < hints.length && (
        <button type="button" disabled={!ready} onClick={onOpen}>
          Open hint {open + 1} of {hints.length}
        </button>
      )}
    </section>
  );
}
