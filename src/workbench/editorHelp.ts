import type { EditorStatus } from '../editor/mountEditor.ts';

const STATUS: Record<EditorStatus, string> = {
  shown: 'Click the code or press a key in it to edit.',
  loading: 'Completion is loading.',
  plain: '',
  touch: '',
  failed: 'The full editor did not load. This plain one does everything but completion and types.',
  monaco: '',
};

/** The line below the code: how to leave it with the keyboard, and what the editor is doing. */
export function editorHelp(status: EditorStatus, tabLeaves: boolean): string {
  if (status === 'shown') return STATUS.shown;
  const tab = tabLeaves
    ? 'Tab leaves the editor; once you type, it indents.'
    : 'Tab indents. Esc, then Tab, leaves the editor.';
  return `${status === 'touch' ? '' : tab} ${STATUS[status]}`.trim();
}
