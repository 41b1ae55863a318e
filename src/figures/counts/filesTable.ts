import { replay } from '../../evidence/replay/replay.ts';
import type { Recording } from '../../recordings/recordingSchema.ts';

/** What the words of one page say of the files that have it: whose it is, and where or how often. */
export interface FilesCell {
  /** A file's mapping, the marker of shared pages, or nothing; `tail` where the words are other fields of the folio. */
  readonly mapping: 'a file' | 'marker' | 'none' | 'tail';
  /** Page of the file, or number of files. */
  readonly index: number;
}

/**
 * The mapping and index words of named snapshots of one recording.
 * @throws Error if the recording lacks a snapshot, or the simulation has other words: a table must not claim an
 * agreement that is not there
 */
export function filesOf(
  recording: Recording,
  point: string,
  labels: readonly string[],
): Map<string, FilesCell> {
  const simulated = new Map(
    replay(recording).steps.flatMap(({ page }) => (page ? [[page.label, page]] : [])),
  );
  return new Map(
    labels.map((label): [string, FilesCell] => {
      const page = recording.steps.find((step) => step.page?.label === label)?.page;
      const own = simulated.get(label);
      if (!page || !own) {
        throw new Error(`${point}/${recording.scenario} has no snapshot "${label}".`);
      }
      if (own.tail) return [label, { mapping: 'tail', index: 0 }];
      const mapping = mappingWord(page.word3_mapping);
      const index = Number(page.word4_index_or_share);
      if (mapping !== mappingWord(own.mapping) || index !== own.index) {
        throw new Error(
          `${point}/${recording.scenario}, ${label}: recorded ${mapping} ${index}, simulated ${own.mapping} ${own.index}.`,
        );
      }
      return [label, { mapping, index }];
    }),
  );
}

/** `ptr2` or `mapping:/f`, `0x1`, `0x0`. */
function mappingWord(word: string): 'a file' | 'marker' | 'none' {
  if (/^(?:ptr|mapping:)/.test(word)) return 'a file';
  return Number(word) === 1 ? 'marker' : 'none';
}

/** Words for a cell: an index where there is a file, a share where files are counted. */
export function filesText(cell: FilesCell | undefined): string {
  if (!cell || cell.mapping === 'tail') return 'tail';
  if (cell.mapping === 'a file') return `file, index ${cell.index}`;
  if (cell.mapping === 'none' && cell.index === 0) return 'nobody';
  return `${cell.mapping === 'marker' ? 'marker' : 'no mapping'}, share ${cell.index}`;
}
