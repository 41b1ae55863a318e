import { h, render } from 'preact';
import { type EditorKeys, storedKeys, storeKeys } from '../editor/editorKeys.ts';
import { type EditorStatus, type MountedEditor, mountEditor } from '../editor/mountEditor.ts';
import { browserStorage } from '../storage/textStorage.ts';
import type { KernelModule } from '../editor/monacoTypings.ts';
import { editorHelp } from './editorHelp.ts';
import { KeyChoice } from './KeyChoice.tsx';
import type { FindRegion } from './pageRegions.ts';

interface CodePaneOptions {
  /** Finds the regions "code", "help" and "keys" of CodePane.astro. */
  readonly find: FindRegion;
  readonly text: string;
  /** Whether `text` is what the server rendered. */
  readonly asRendered: boolean;
  /** What a screen reader calls the editor. */
  readonly label: string;
  /** What the code may import. */
  readonly modules: readonly KernelModule[];
  /** Whether the editor offers all of the module, or what an answer may import of it. */
  readonly scope: 'answer' | 'whole';
  readonly onEdit: (text: string) => void;
  /** The reader is about to edit: time to fetch what a run needs. */
  readonly onIntent: () => void;
}

/** Brings a CodePane.astro to life: an editor, the line that says how to leave it, the choice of its keys. */
export function codePane({ find, ...options }: CodePaneOptions): MountedEditor {
  let status: EditorStatus = 'shown';
  let tabLeaves = true;
  let keys = storedKeys(browserStorage);
  const help = (): void => {
    find('help').textContent = editorHelp(status, tabLeaves);
  };
  const choose = (chosen: EditorKeys): void => {
    keys = chosen;
    storeKeys(chosen, browserStorage);
    editor.setKeys(chosen);
    paintKeys();
  };
  const paintKeys = (): void => {
    // A touch screen keeps the plain editor, which has no other keys.
    const view = status === 'touch' ? null : h(KeyChoice, { keys, onChoose: choose });
    render(view, find('keys'));
  };
  const editor = mountEditor({
    ...options,
    keys,
    host: find('code'),
    onStatus(now) {
      status = now;
      help();
      paintKeys();
    },
    onTabLeaves(now) {
      tabLeaves = now;
      help();
    },
  });
  return editor;
}
