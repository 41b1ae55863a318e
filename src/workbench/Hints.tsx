interface HintsProps {
  hints: readonly string[];
  open: number;
  onOpen: () => void;
}

/** A hint's text; what stands between backticks is code. */
export function HintText({ text }: { text: string }) {
  const parts = text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
  return <>{parts}</>;
}

/** The ladder of hints: those that are open, and a button for the next rung. */
export function Hints({ hints, open, onOpen }: HintsProps) {
  return (
    <>
      <ol class="whp-hint-list">
        {hints.slice(0, open).map((hint) => (
          <li key={hint}>
            <HintText text={hint} />
          </li>
        ))}
      </ol>
      {open < hints.length && (
        <button type="button" onClick={onOpen}>
          Open hint {open + 1} of {hints.length}
        </button>
      )}
    </>
  );
}
