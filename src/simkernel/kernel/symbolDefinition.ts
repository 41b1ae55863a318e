import type { Kernel } from './kernel.ts';
import type { KernelSymbols, SymbolName } from './kernelSymbols.ts';
import type { Release } from './release.ts';

/** `int` is a whole number, 0 or -errno where the kernel says so; `pointer` is a kernel object or null. */
export type ReturnKind = 'void' | 'int' | 'bool' | 'pointer';

/** One body of a function and the releases that have it. */
export interface SymbolBody<N extends SymbolName> {
  /** First release with this body. */
  since: Release;
  /** First release without it. */
  until?: Release;
  /** Where the kernel keeps it in these releases, if not in the file of the symbol. */
  file?: string;
  /** What the claim rests on: a source file at a release, a commit, or a recording. */
  source: string;
  /** What it returns in these releases, if not what the symbol says. */
  returns?: ReturnKind;
  call: (k: Kernel, ...args: Parameters<KernelSymbols[N]>) => ReturnType<KernelSymbols[N]>;
}

/** A function of the kernel over the releases: one entry of the symbol table. */
export interface SymbolDefinition<N extends SymbolName> {
  name: N;
  /** File in the kernel tree. */
  file: string;
  /** One sentence: what it models. */
  models: string;
  /**
   * What the trace shows of the arguments, one entry each: `name`, in the order of the parameters, or `name=1.field` for
   * a field of the second one. `:x` at the end prints it in hexadecimal.
   */
  args: readonly string[];
  returns: ReturnKind;
  /** True: a generator, called with `yield*`. */
  preemptible: boolean;
  /** An inlined helper or a macro: callable and replaceable, but function_graph would not show it. */
  inline?: true;
  bodies: readonly SymbolBody<N>[];
}

/** A symbol of any signature, as the table stores it. */
// biome-ignore lint/suspicious/noExplicitAny: the table erases the signatures that defineSymbol has checked
export type AnySymbol = SymbolDefinition<any>;

/** Checks a definition against its signature in KernelSymbols. */
export function defineSymbol<N extends SymbolName>(definition: SymbolDefinition<N>): AnySymbol {
  return definition;
}
