import type { SourcePosition } from '../runner/sourcePosition.ts';
import type { EditorKeys } from './editorKeys.ts';

/** Something to show at a line of the reader's code. */
export interface EditorMark {
  readonly position: SourcePosition;
  readonly text: string;
}

/** Where the reader is in the text, so that one editor can take over from another. */
export interface EditorView {
  /** Offsets in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly scrollTop: number;
}

/** One way of editing code in the page: a textarea, or Monaco. */
export interface CodeEditor {
  readonly kind: 'plain' | 'monaco';
  getText(): string;
  /** Replaces the text as one edit that the editor's own undo can take back. */
  replaceText(text: string): void;
  getView(): EditorView;
  setView(view: EditorView): void;
  hasFocus(): boolean;
  focus(): void;
  /** Moves the cursor to a place, shows it and takes the focus. Out of range: the nearest place. */
  goTo(position: SourcePosition): void;
  setMarks(marks: readonly EditorMark[]): void;
  /** Changes the key bindings, where the editor can have others. */
  setKeys?(keys: EditorKeys): Promise<void>;
  dispose(): void;
}

export interface CodeEditorOptions {
  readonly host: HTMLElement;
  readonly text: string;
  /** What a screen reader calls the editor. */
  readonly label: string;
  readonly view: EditorView | null;
  readonly onEdit: (text: string) => void;
}
