import type { Recording } from '../../recordings/recordingSchema.ts';
import { symbolTable } from '../../simkernel/symbolTable.ts';
import { type RecordedUse, recordedUses } from './recordedUses.ts';
import { type SymbolSummary, symbolSummary } from './symbolSummary.ts';

/** A kernel function that the simulation defines, that a recording shows, or both. */
export interface IndexedSymbol {
  name: string;
  definition?: SymbolSummary;
  use?: RecordedUse;
}

/** Every function of the simulation's table and of the recordings, by name. */
export function symbolIndex(
  recordings: Iterable<readonly [string, Recording]>,
): Map<string, IndexedSymbol> {
  const uses = recordedUses(recordings);
  const definitions = new Map(symbolTable.map((symbol) => [symbol.name, symbolSummary(symbol)]));
  const names = [...new Set([...uses.keys(), ...definitions.keys()])].sort();
  return new Map(
    names.map((name) => {
      const definition = definitions.get(name);
      const use = uses.get(name);
      return [name, { name, ...(definition ? { definition } : {}), ...(use ? { use } : {}) }];
    }),
  );
}
