import { useId } from 'preact/hooks';
import type { EditorKeys } from '../editor/editorKeys.ts';

interface KeyChoiceProps {
  keys: EditorKeys;
  onChoose: (keys: EditorKeys) => void;
}

const NAMES: Readonly<Record<EditorKeys, string>> = {
  standard: 'standard',
  vim: 'vim',
  emacs: 'Emacs',
};

const NOTES: Partial<Record<EditorKeys, string>> = {
  vim: 'Esc, then Tab, leaves the editor from any mode.',
  emacs: 'The browser keeps some keys for itself, often C-n, C-t and C-w.',
};

/** The choice of the editor's key bindings; the browser remembers it. */
export function KeyChoice({ keys, onChoose }: KeyChoiceProps) {
  const id = useId();
  return (
    <p class="whp-key-choice">
      <label for={id}>Editor keys</label>
      <select
        id={id}
        value={keys}
        onChange={({ currentTarget }) => onChoose(currentTarget.value as EditorKeys)}
      >
        {Object.entries(NAMES).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      {NOTES[keys]}
    </p>
  );
}
