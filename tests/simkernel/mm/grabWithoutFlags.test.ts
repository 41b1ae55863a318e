import { describe, expect, it } from 'vitest';
import { boot } from '../../../src/simkernel/index.ts';
import { grabFast, grabSlow } from '../../../src/simkernel/mm/gup/grab.ts';
import { gupFlags } from '../../../src/simkernel/include/gup_flags.ts';
import { mappedFile } from '../../../src/reports/mappedFile.ts';

function setUp(release: string) {
  const machine = boot({ release });
  const { write, pgmap, file } = mappedFile(machine);
  write();
  const page = pgmap.pageAt(file.pfnOf(0) ?? -1);
  const codes = () => machine.splats.map(({ code }) => code);
  return { machine, page, before: page._refcount, codes, flags: gupFlags(machine.release) };
}

describe.each(['5.10', '6.1', '6.12', '6.15', '7.2'])('a grab at %s', (release) => {
  it('of GUP-fast takes nothing without FOLL_GET and FOLL_PIN, and WARNs', () => {
    const { machine, page, before, codes, flags } = setUp(release);
    expect(grabFast(machine.k, page, flags.FOLL_WRITE)).toBe(false);
    expect(page._refcount).toBe(before);
    expect(codes()).toEqual(['grabWithoutFlags']);
  });

  it('of slow GUP takes nothing either, and says nothing', () => {
    const { machine, page, before, codes, flags } = setUp(release);
    expect(grabSlow(machine.k, page, flags.FOLL_WRITE)).toBe(true);
    expect(page._refcount).toBe(before);
    expect(codes()).toEqual([]);
  });

  it('with FOLL_GET takes one reference', () => {
    const { machine, page, before, codes, flags } = setUp(release);
    expect(grabFast(machine.k, page, flags.FOLL_GET)).toBe(true);
    expect(grabSlow(machine.k, page, flags.FOLL_GET)).toBe(true);
    expect(page._refcount).toBe(before + 2);
    expect(codes()).toEqual([]);
  });
});
