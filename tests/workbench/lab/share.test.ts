import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hostileLinks } from '../../../e2e/hostile/links.ts';
import {
  defaultLabOptions,
  labChoices,
  type LabOptions,
} from '../../../src/simkernel/lab/labOptions.ts';
import { decodeShare } from '../../../src/workbench/lab/share/decodeShare.ts';
import { encodeShare } from '../../../src/workbench/lab/share/encodeShare.ts';
import type { SharedLab } from '../../../src/workbench/lab/share/sharedLab.ts';

const shared: SharedLab = {
  code: 'export function run() {\n  return 1 + 1; // 🐧\n}\n',
  settings: {
    release: '6.12',
    schedule: 'A3B',
    options: { ...defaultLabOptions, fileSystem: 'ext4', filePages: 8 },
  },
};

// Links that are out in the world. They have to open for good: add to them, change none.
const links = {
  'of format 1':
    '1.eyJjb2RlIjoiZXhwb3J0IGZ1bmN0aW9uIHJ1bigpIHtcbiAgcmV0dXJuIDEgKyAxOyAvLyDwn5CnXG59XG4iLCJyZWxlYXNlIjoiNi4xMiIsIm9wdGlvbnMiOnsiZGV2aWNlIjoicG1lbSIsImZpbGVTeXN0ZW0iOiJleHQ0IiwiZGV2aWNlTWliIjo1MTIsImZpbGVQYWdlcyI6OH0sInNjaGVkdWxlIjoiQTNCIn0',
  'of format 2':
    '2.LY1LCsIwFEW38rgjxWBJ_SBxpHNBcNpJTZ9aaJOSjyile3AHDt2eS5Co43vuOT20rRgKfOusC3SKRofaGnLRjMbUF4bIcYjOkKQJyTVlGb2fj1dhhsJAwHHDpU-G5VTmELBd-nuoHhVfa52mruUWAqe64cPdB26_wTCH-DO7-gi1kPmP2Zdn9lCrQcDrC1exSZLNbIvhAw',
};

afterEach(() => vi.unstubAllGlobals());

describe('a link to a lab', () => {
  it.each(Object.entries(links))('%s opens', async (_, fragment) => {
    expect(await decodeShare(fragment)).toEqual({ ok: true, shared });
  });

  it('brings back what was shared, whatever it is', async () => {
    const size = ({ least, most }: { least: number; most: number }) =>
      fc.integer({ min: least, max: most });
    const options: fc.Arbitrary<LabOptions> = fc.record({
      device: fc.constantFrom(...labChoices.device),
      fileSystem: fc.constantFrom(...labChoices.fileSystem),
      deviceMib: size(labChoices.deviceMib),
      filePages: size(labChoices.filePages),
    });
    const any: fc.Arbitrary<SharedLab> = fc.record({
      code: fc.string({ unit: 'grapheme', maxLength: 2_000 }),
      settings: fc.record({
        release: fc.constantFrom('5.2', '6.8', '7.2'),
        schedule: fc.constantFrom('', 'A', 'AB2A'),
        options,
      }),
    });
    await fc.assert(
      fc.asyncProperty(any, async (each) => {
        const fragment = await encodeShare(each);
        expect(fragment).toMatch(/^2\.[\w-]+$/);
        expect(await decodeShare(fragment)).toEqual({ ok: true, shared: each });
      }),
      { numRuns: 60 },
    );
  });

  it('is made without compression where the browser has none, and opens', async () => {
    vi.stubGlobal('CompressionStream', undefined);
    const fragment = await encodeShare(shared);
    expect(fragment).toBe(links['of format 1']);
  });

  it('is never an exception, whatever follows the #', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.constantFrom('', '1.', '2.'), async (text, format) => {
        const decoded = await decodeShare(format + text);
        expect(decoded.ok ? 'a link' : decoded.problem).toMatch(
          /^This link cannot be opened: .+\.$/s,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('a hostile link', () => {
  it.each(hostileLinks)('that $name says so or does no harm', async ({ fragment, problem }) => {
    const decoded = await decodeShare(fragment);
    if (problem) {
      expect(decoded).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
    } else {
      expect(decoded.ok).toBe(true);
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    if (decoded.ok) {
      expect(Object.keys(decoded.shared).sort()).toEqual(['code', 'settings']);
      expect(decoded.shared.settings.options).toEqual(defaultLabOptions);
      expect(Reflect.get(decoded.shared.settings.options, 'polluted')).toBeUndefined();
    }
  });
});
