import { describe, expect, it } from 'vitest';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareFile } from '../../src/evidence/compareFile.ts';
import { notCompared } from '../../src/evidence/notCompared.ts';
import { recordingFiles } from '../../src/evidence/recordingFiles.ts';
import { report } from '../../src/evidence/report.ts';

const file = { path: '6.12.107/x.json', release: '6.12.107', name: '6.12.107/x' };

describe('the report', () => {
  it('shows both values of a mismatch and does not count as matched', () => {
    const mismatch = { phase: 'p', what: 'refcount of s', recorded: '1', simulated: '2' };
    const comparison = { compared: 5, mismatches: [mismatch], notModelled: [] };
    const { lines, matched } = report([{ file, comparison }]);
    expect(matched).toBe(false);
    expect(lines).toContain('6.12.107/x: 4 matched / 5 compared / 0 not modelled');
    expect(lines).toContain('  MISMATCH [p] refcount of s');
    expect(lines).toContain('    recorded:  1');
    expect(lines).toContain('    simulated: 2');
  });

  it('does not count as matched when a file could not be read', () => {
    expect(report([{ file, error: 'no JSON' }]).matched).toBe(false);
  });

  it('says of everything that is passed over why', () => {
    for (const { what, reason } of notCompared) {
      expect(what).not.toMatch(/refcount|signal|result/);
      expect(reason).toMatch(/\.$/);
    }
  });
});

describe('a folder of recordings', () => {
  it('that does not exist or holds none gets a sentence that helps', () => {
    expect(() => recordingFiles('/nowhere/at/all')).toThrow(/laid out RELEASE\/SCENARIO.json/);
  });

  it('with a kernel that is not modelled does not pass', () => {
    const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
    try {
      const url = new URL('../../content/evidence/6.12.107/refcounts.json', import.meta.url);
      const recording = JSON.parse(readFileSync(url, 'utf8'));
      mkdirSync(join(folder, '9.9.1'));
      const path = join(folder, '9.9.1', 'refcounts.json');
      writeFileSync(path, JSON.stringify({ ...recording, release: '9.9.1-amd64' }));
      const outcomes = recordingFiles(folder).map(compareFile);
      expect(outcomes[0]?.error).toBe('not modelled: release 9.9.1-amd64');
      expect(report(outcomes).matched).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('with a file that is no recording is read to its end', () => {
    const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
    try {
      mkdirSync(join(folder, '6.12.107'));
      writeFileSync(join(folder, '6.12.107', 'broken.json'), '{');
      const [broken] = recordingFiles(folder).map(compareFile);
      expect(broken?.error).toMatch(/broken is not JSON/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
