import type { AnySymbol } from '../../simkernel/kernel/symbolDefinition.ts';

/** One range of releases in which a function of the simulation has the same definition. */
export interface DefinitionRange {
  /** In words: `5.10 to before 6.12`. */
  releases: string;
  file: string;
  source: string;
}

/** What the simulation's symbol table says of a function. */
export interface SymbolSummary {
  name: string;
  /** Every file that has had it, in the order of the releases. */
  files: string[];
  models: string;
  /** As one would write it: `memory_failure(pfn, flags)`. */
  signature: string;
  returns: string;
  preemptible: boolean;
  inline: boolean;
  ranges: DefinitionRange[];
}

/** Reads an entry of the symbol table into what its page prints. */
export function symbolSummary(symbol: AnySymbol): SymbolSummary {
  const ranges = symbol.bodies.map((body) => ({
    releases: body.until ? `${body.since} to before ${body.until}` : `from ${body.since}`,
    file: body.file ?? symbol.file,
    source: body.source,
  }));
  const names = symbol.args.map((argument) => argument.split(':')[0]);
  return {
    name: symbol.name,
    files: [...new Set(ranges.map(({ file }) => file))],
    models: symbol.models,
    signature: `${symbol.name}(${names.join(', ')})`,
    returns: symbol.returns,
    preemptible: symbol.preemptible,
    inline: symbol.inline === true,
    ranges,
  };
}
