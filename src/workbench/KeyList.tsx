type Key = readonly [keys: string, what: string, onExercises?: true];

const KEYS: readonly Key[] = [
  ['Ctrl Enter, ⌘ Enter', 'Run'],
  ['F8', 'Go to the next failure'],
  ['Alt Shift H', 'Open the next hint', true],
  ['Alt Shift R', 'Reset; once more: undo the reset', true],
  ['Esc, then Tab', 'Leave the editor'],
  ['← →, Home, End', 'Walk through an interleaving, with the focus in it'],
];

interface KeyListProps {
  page: 'exercise' | 'lab';
}

/** The keys of a page with an editor. */
export function KeyList({ page }: KeyListProps) {
  return (
    <details class="whp-keys">
      <summary>Keys</summary>
      <dl>
        {KEYS.filter(([, , onExercises]) => page === 'exercise' || !onExercises).map(
          ([keys, what]) => (
            <div key={keys}>
              <dt>{keys}</dt>
              <dd>{what}</dd>
            </div>
          ),
        )}
      </dl>
    </details>
  );
}
