import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';

/** Starts Monaco's workers from files of the site, as its content security policy demands. */
export function provideMonacoWorkers(): void {
  globalThis.MonacoEnvironment = {
    getWorker: (_moduleId, label) =>
      label === 'typescript' ? new TypeScriptWorker() : new EditorWorker(),
  };
}
