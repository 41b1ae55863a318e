/** Replaces the selection of a focused textarea so that the browser's undo can take it back. */
export function insertAtCursor(area: HTMLTextAreaElement, text: string): void {
  const command = text === '' ? 'delete' : 'insertText';
  if (document.execCommand(command, false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
