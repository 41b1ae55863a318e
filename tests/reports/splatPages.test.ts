import { describe, expect, it } from 'vitest';
import { provokeSplat, splatExamples } from '../../src/reports/provokeSplat.ts';
import { invariants } from '../../src/simkernel/invariants/invariants.ts';
import { type SplatCode, splatTable } from '../../src/simkernel/kernel/splatTable.ts';
import { renderSplat } from '../../src/trace/renderSplat.ts';

const codes = Object.keys(splatTable) as SplatCode[];

describe.each(codes)('the page of %s', (code) => {
  const { severity, breaks, ...texts } = splatTable[code];

  it('says in full sentences what the splat means and what to look for', () => {
    for (const text of [texts.meaning, texts.report, texts.remedy]) {
      expect(text).toMatch(/^[A-Z].*\.$/);
    }
    expect(texts.releases).not.toBe('');
    expect(texts.source).not.toBe('');
    expect(invariants.map(({ id }) => id)).toEqual(expect.arrayContaining([...breaks]));
  });

  it('has an example that the simulation reports as the table says', () => {
    const splat = provokeSplat(code);
    expect(splat).toMatchObject({ code, severity });
    expect(splat.stack.length).toBeGreaterThan(0);
    expect(renderSplat(splat)).toContain(`---[ end trace ${code} ]---`);
    expect(splatExamples[code].does).toMatch(/\.$/);
  });
});
