import {
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';
import type { DeclarationFile } from './build/emitDeclarations.ts';

/** The packages that an answer may import. */
export type KernelModule = 'simkernel' | 'simtrees';

const LOADERS: Record<KernelModule, () => Promise<{ default: readonly DeclarationFile[] }>> = {
  simkernel: () => import('virtual:typings/simkernel'),
  simtrees: () => import('virtual:typings/simtrees'),
};

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

/** Makes `import { ... } from 'simkernel'` resolve, with the simulation's documentation. */
export async function addTypings(module: KernelModule): Promise<void> {
  const { default: files } = await LOADERS[module]();
  for (const file of files) {
    typescriptDefaults.addExtraLib(file.text, `file:///node_modules/${module}/${file.path}`);
  }
}
