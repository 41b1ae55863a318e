import type { CodeEditor, CodeEditorOptions, EditorMark, EditorView } from './codeEditor.ts';
import { insertAtCursor } from './insertAtCursor.ts';
import { lineNumbers } from './lineNumbers.ts';
import { lineRange } from './lineRange.ts';

/**
 * Edits in a textarea: for touch screens, for the moments until Monaco has loaded, and for when it
 * does not.
 */
export function plainEditor(options: CodeEditorOptions): CodeEditor {
  const frame = document.createElement('div');
  frame.className = 'whp-plain';
  const area = document.createElement('textarea');
  area.className = 'whp-plain-text';
  area.value = options.text;
  area.wrap = 'off';
  area.spellcheck = false;
  area.autocapitalize = 'off';
  area.setAttribute('autocorrect', 'off');
  area.setAttribute('autocomplete', 'off');
  area.setAttribute('aria-label', options.label);
  const numbers = lineNumbers(area);
  frame.append(numbers.element, area);
  options.host.append(frame);
  numbers.update();

  const setView = (view: EditorView): void => {
    area.setSelectionRange(view.start, view.end);
    area.scrollTop = view.scrollTop;
  };
  if (options.view !== null) setView(options.view);
  area.addEventListener('input', () => {
    numbers.update();
    options.onEdit(area.value);
  });
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey)
      return;
    event.preventDefault();
    insertAtCursor(area, '  ');
  });

  const scrollToOffset = (offset: number): void => {
    const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight) || 20;
    const line = area.value.slice(0, offset).split('\n').length - 1;
    area.scrollTop = Math.max(0, line * lineHeight - area.clientHeight / 2);
    area.scrollLeft = 0;
  };

  return {
    kind: 'plain',
    getText: () => area.value,
    replaceText(text) {
      if (text === area.value) return;
      const focused = document.activeElement;
      area.focus({ preventScroll: true });
      area.select();
      insertAtCursor(area, text);
      area.setSelectionRange(0, 0);
      area.scrollTop = 0;
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    },
    getView: () => ({
      start: area.selectionStart,
      end: area.selectionEnd,
      scrollTop: area.scrollTop,
    }),
    setView,
    hasFocus: () => document.activeElement === area,
    focus: () => area.focus(),
    goTo(position) {
      const { start, end } = lineRange(area.value, position.line);
      area.focus();
      area.setSelectionRange(start, end);
      scrollToOffset(start);
    },
    setMarks(marks: readonly EditorMark[]) {
      numbers.mark(marks.map((mark) => mark.position.line));
    },
    dispose: () => frame.remove(),
  };
}
