import { useLayoutEffect, useRef } from 'preact/hooks';

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

/** The ladder of hints: those that are open, and a button for the next rung. One that is opened is shown and read out. */
export function Hints({ hints, open, onOpen }: HintsProps) {
  const list = useRef<HTMLOListElement>(null);
  const before = useRef(open);
  useLayoutEffect(() => {
    if (open > before.current) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
    before.current = open;
  }, [open]);
  return (
    <>
      <ol class="whp-hint-list" ref={list} aria-live="polite">
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
