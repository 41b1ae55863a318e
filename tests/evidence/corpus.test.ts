import { describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { recordingFiles } from '../../src/evidence/recordingFiles.ts';
import { compareFile } from '../../src/evidence/compareFile.ts';

const folder = fileURLToPath(new URL('../../content/evidence/', import.meta.url));

describe('the simulation', () => {
  const files = recordingFiles(folder);

  it('is held against recordings of four kernels', () => {
    expect(new Set(files.map(({ release }) => release)).size).toBeGreaterThanOrEqual(4);
  });

  for (const file of files) {
    it(`does what ${file.name} recorded`, () => {
      const { comparison, error } = compareFile(file);
      expect(error).toBeUndefined();
      expect(comparison?.mismatches).toEqual([]);
      expect(comparison?.notModelled).toEqual([]);
      expect(comparison?.compared).toBeGreaterThan(1);
    });
  }
});
