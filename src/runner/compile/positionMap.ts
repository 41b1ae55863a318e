import type { SourcePosition } from '../sourcePosition.ts';
import { decodeMappings } from './decodeMappings.ts';

/** Leads from a place in the compiled answer back to the reader's TypeScript. */
export interface PositionMap {
  /** The TypeScript position of a generated one (both from 1), if the map knows it. */
  toSource(line: number, column: number): SourcePosition | undefined;
}

/** Reads an external source map as esbuild writes it. */
export function readPositionMap(map: string): PositionMap {
  const { mappings } = JSON.parse(map) as { mappings: string };
  const lines = decodeMappings(mappings);
  return {
    toSource(line, column) {
      const segments = lines[line - 1];
      if (!segments || segments.length === 0) return undefined;
      // The last segment that does not begin after the column; a line can have thousands.
      let low = 0;
      let high = segments.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((segments[middle]?.generatedColumn ?? 0) <= column - 1) low = middle;
        else high = middle;
      }
      const found = segments[low];
      return found && { line: found.line + 1, column: found.column + 1 };
    },
  };
}
