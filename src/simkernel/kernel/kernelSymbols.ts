/**
 * The signature of every kernel function of the simulation. Each file that defines a function adds its own line here by
 * declaration merging, so that the name, its signature and its documentation stand beside its definition.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface KernelSymbols {}

export type SymbolName = keyof KernelSymbols;
