import type { editor } from 'monaco-editor/editor';
import type { EditorKeys } from './editorKeys.ts';

/** Takes key bindings off an editor again. */
export type Unbind = () => void;

/**
 * Gives an editor vim's or Emacs's keys. Each comes as a file of its own, fetched here.
 *
 * @param status - where vim shows its mode and takes its commands, and Emacs its prompts
 */
export async function bindKeys(
  instance: editor.IStandaloneCodeEditor,
  keys: EditorKeys,
  status: HTMLElement,
): Promise<Unbind> {
  if (keys === 'vim') {
    const { initVimMode } = await import('monaco-vim');
    const mode = initVimMode(instance, status);
    return () => {
      mode.dispose();
      status.replaceChildren();
    };
  }
  if (keys === 'emacs') {
    const { EmacsExtension } = await import('monaco-emacs');
    const extension = new EmacsExtension(instance);
    extension.onDidChangeKey((text) => {
      status.textContent = text;
    });
    extension.start();
    return () => {
      extension.dispose();
      status.replaceChildren();
    };
  }
  return () => {};
}
