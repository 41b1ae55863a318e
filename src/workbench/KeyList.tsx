const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['Ctrl Enter, ⌘ Enter', 'Run'],
  ['F8', 'Go to the next failure'],
  ['Alt Shift H', 'Open the next hint'],
  ['Alt Shift R', 'Reset; once more: undo the reset'],
  ['Esc, then Tab', 'Leave the editor'],
  ['← →, Home, End', 'Walk through an interleaving, with the focus in it'],
];

/** The keys of an exercise page. */
export function KeyList() {
  return (
    <details class="whp-keys">
      <summary>Keys</summary>
      <dl>
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
