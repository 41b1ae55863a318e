import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const API = 'monaco-editor/editor';

/**
 * Bundles monaco-emacs into one module on the page's Monaco. It is CommonJS, and the site's bundler would put what that
 * needs into a chunk that every page loads.
 *
 * @throws esbuild's BuildFailure when the package cannot be found.
 */
export async function bundleEmacsKeys(): Promise<string> {
  const result = await build({
    stdin: {
      contents: `export { EmacsExtension } from 'monaco-emacs';`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
    plugins: [
      {
        name: 'page-monaco',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^monaco-editor$/ }, () => ({ path: API, namespace: 'api' }));
          onResolve({ filter: /^monaco-editor\/editor$/ }, () => ({ path: API, external: true }));
          onLoad({ filter: /./, namespace: 'api' }, () => ({
            contents: `export { editor, KeyCode, Position, Range, Selection, SelectionDirection } from '${API}';`,
          }));
        },
      },
    ],
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error('the bundle of monaco-emacs came out empty');
  return file.text;
}
