import {
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';
import type { DeclarationFile } from './build/emitDeclarations.ts';

/** The packages that code may import; what `explore` needs of `simkernel` is not in its own typings. */
export type KernelModule = 'simkernel' | 'simtrees' | 'explore';

const LOADERS: Record<KernelModule, () => Promise<{ default: readonly DeclarationFile[] }>> = {
  simkernel: () => import('virtual:typings/simkernel'),
  simtrees: () => import('virtual:typings/simtrees'),
  explore: () => import('virtual:typings/explore'),
};

/** What answers see of a module; of one that is not here, they may import nothing. */
const ANSWER_ENTRIES: Partial<Record<KernelModule, () => Promise<{ default: string }>>> = {
  simkernel: () => import('virtual:typings/answers/simkernel'),
  simtrees: () => import('virtual:typings/answers/simtrees'),
};

/** What the code in the editor may import: what an answer to an exercise may, or all that there is. */
export type ImportScope = 'answer' | 'whole';

/** What an answer's realm has besides the language itself. */
const REALM = `declare const console: Record<
  'log' | 'info' | 'warn' | 'error' | 'debug',
  (...values: unknown[]) => void
>;`;

/** Sets the language service up as the runner compiles: strict, modules, no DOM. */
export function configureTypeScript(): void {
  typescriptDefaults.setCompilerOptions({
    target: ScriptTarget.ES2020,
    lib: ['lib.es2022.d.ts'],
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.NodeJs,
    moduleDetection: 3,
    isolatedModules: true,
    strict: true,
    noEmit: true,
    types: [],
    allowNonTsExtensions: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
  });
  typescriptDefaults.setEagerModelSync(true);
  typescriptDefaults.addExtraLib(REALM, 'file:///realm.d.ts');
}

/** Makes `import { ... } from 'simkernel'` resolve and offer what may be imported, with the simulation's documentation. */
export async function addTypings(module: KernelModule, scope: ImportScope): Promise<void> {
  const [{ default: files }, answers] = await Promise.all([
    LOADERS[module](),
    scope === 'answer' ? ANSWER_ENTRIES[module]?.() : undefined,
  ]);
  for (const { path, text } of files) {
    const shown = path === 'index.d.ts' ? (answers?.default ?? text) : text;
    typescriptDefaults.addExtraLib(shown, `file:///node_modules/${module}/${path}`);
  }
}
