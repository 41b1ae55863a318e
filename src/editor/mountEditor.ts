import type { SourcePosition } from '../runner/sourcePosition.ts';
import type { CodeEditor, EditorMark, EditorView } from './codeEditor.ts';
import type { EditorKeys } from './editorKeys.ts';
import type { ImportScope, KernelModule } from './monacoTypings.ts';
import { offsetAtPoint } from './offsetAtPoint.ts';
import { plainEditor } from './plainEditor.ts';
import { tabEscape } from './tabEscape.ts';

const MONACO_TIMEOUT_MS = 30_000;
const IDLE_MS = 500;

/** What the editor tells about itself: `loading` while the full editor is on its way. */
export type EditorStatus = 'shown' | 'loading' | 'plain' | 'touch' | 'failed' | 'monaco';

export interface MountOptions {
  /** Holds the highlighted code that the server rendered; it is replaced on the first intent. */
  readonly host: HTMLElement;
  readonly text: string;
  /** Whether `text` is what the server rendered. */
  readonly asRendered: boolean;
  readonly label: string;
  /** What the code may import. */
  readonly modules: readonly KernelModule[];
  readonly scope: ImportScope;
  readonly keys: EditorKeys;
  readonly onEdit: (text: string) => void;
  readonly onIntent: () => void;
  readonly onStatus: (status: EditorStatus) => void;
  readonly onTabLeaves: (tabLeaves: boolean) => void;
}

/** The code pane of a page, whichever editor is in it. */
export interface MountedEditor {
  replaceText(text: string): void;
  goTo(position: SourcePosition): void;
  setMarks(marks: readonly EditorMark[]): void;
  focus(): void;
  /** Changes the key bindings of the full editor, now or when it comes. */
  setKeys(keys: EditorKeys): void;
  /** Loads the full editor, without moving the focus, when the page has nothing else to do. */
  loadWhenIdle(): void;
}

function isTouchScreen(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

async function loadMonaco(): Promise<typeof import('./monacoEditor.ts')> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The full editor took too long')), MONACO_TIMEOUT_MS);
  });
  return Promise.race([import('./monacoEditor.ts'), late]);
}

/**
 * Puts an editor into the page in three steps: the highlighted code that the server rendered; on the
 * first click or key a textarea, at once; Monaco in its place as soon as it has loaded. The reader's
 * text, selection and focus go from one to the next. Touch screens keep the textarea.
 */
export function mountEditor(options: MountOptions): MountedEditor {
  const { host } = options;
  let text = options.text;
  let marks: readonly EditorMark[] = [];
  let current: CodeEditor | null = null;
  let keys = options.keys;
  let loading = false;
  let composing = false;

  const onEdit = (edited: string): void => {
    text = edited;
    options.onEdit(edited);
  };
  const setStatus = (status: EditorStatus): void => {
    host.dataset.editor = status;
    options.onStatus(status);
  };
  const base = { host, label: options.label, onEdit };

  const showPlain = (view: EditorView | null): CodeEditor => {
    if (current !== null) return current;
    for (const child of host.children) child.setAttribute('hidden', '');
    current = plainEditor({ ...base, text, view });
    current.setMarks(marks);
    setStatus(isTouchScreen() ? 'touch' : loading ? 'loading' : 'plain');
    return current;
  };

  const bind = (editor: CodeEditor | null): void => {
    editor?.setKeys?.(keys).catch((error: unknown) => {
      console.info('The key bindings did not load; the standard ones stay.', error);
    });
  };

  const takeOver = async (monaco: typeof import('./monacoEditor.ts')): Promise<void> => {
    if (composing) {
      await new Promise((resolve) => host.addEventListener('compositionend', resolve));
    }
    const { modules, scope } = options;
    const full = await monaco.monacoEditor({ ...base, text, view: null, modules, scope });
    // Not sooner: the reader may have begun to edit while it was made.
    const before = current;
    if (full.getText() !== text) full.replaceText(text);
    const focused = before?.hasFocus() ?? false;
    const view = before?.getView() ?? null;
    before?.dispose();
    for (const child of host.querySelectorAll(':scope > pre')) child.setAttribute('hidden', '');
    current = full;
    if (view !== null) full.setView(view);
    full.setMarks(marks);
    bind(full);
    if (focused) full.focus();
    setStatus('monaco');
  };

  const load = (): void => {
    if (loading || current?.kind === 'monaco') return;
    options.onIntent();
    if (isTouchScreen()) return;
    loading = true;
    setStatus('loading');
    loadMonaco()
      .then(takeOver)
      .catch((error: unknown) => {
        console.info('The full editor did not load; the plain one stays.', error);
        showPlain(null);
        setStatus('failed');
      });
  };

  host.addEventListener('compositionstart', () => {
    composing = true;
  });
  host.addEventListener('compositionend', () => {
    composing = false;
  });
  host.addEventListener('pointerdown', load);
  host.addEventListener('click', (event) => {
    if (current !== null || getSelection()?.isCollapsed === false) return;
    const offset = offsetAtPoint(host, event.clientX, event.clientY);
    const scrollTop = host.querySelector('pre')?.scrollTop ?? 0;
    showPlain({ start: offset, end: offset, scrollTop }).focus();
  });
  host.addEventListener('focusin', (event) => {
    load();
    if (current !== null || !(event.target instanceof Element)) return;
    if (event.target.matches(':focus-visible')) {
      showPlain({ start: 0, end: 0, scrollTop: 0 }).focus();
    }
  });
  tabEscape(host, options.onTabLeaves);
  setStatus('shown');
  if (!options.asRendered) showPlain(null);

  return {
    replaceText(wanted) {
      text = wanted;
      showPlain(null).replaceText(wanted);
    },
    goTo: (position) => showPlain(null).goTo(position),
    setMarks(wanted) {
      if (marks.length === 0 && wanted.length === 0) return;
      marks = wanted;
      current?.setMarks(wanted);
    },
    focus: () => showPlain(null).focus(),
    setKeys(wanted) {
      keys = wanted;
      bind(current);
    },
    loadWhenIdle: () => void setTimeout(load, IDLE_MS),
  };
}
