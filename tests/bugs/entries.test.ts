import { describe, expect, it } from 'vitest';
import { gupFlags } from '../../src/simkernel/include/gup_flags.ts';
import type { address_space } from '../../src/simkernel/fs/address_space.ts';
import { EOPNOTSUPP } from '../../src/simkernel/include/errno.ts';
import type { Kernel } from '../../src/simkernel/kernel/kernel.ts';
import type { vm_fault } from '../../src/simkernel/mm/memory/vm_fault.ts';
import type { page } from '../../src/simkernel/mm/page.ts';
import { mappedFile } from './mappedFile.ts';

const releases = ['5.10', '6.1', '6.12', '6.18', '7.2'] as const;
const countsMappings = (release: string) => release === '6.18' || release === '7.2';
const idle = (release: string) => (countsMappings(release) ? 0 : 1);

describe.each(['6.18', '7.2'])('at %s', (release) => {
  it('a fault that takes no reference of its own ends in SIGBUS, because the page has none (bug 13)', () => {
    const wrong = mappedFile(release, {
      page_ref_inc: (k: Kernel, page: page) => {
        if (page._refcount > 0) k.page_ref_add(page, 1);
      },
      folio_put: () => undefined,
    });
    expect(wrong.first).toBe('SIGBUS:BUS_ADRERR');
    expect(mappedFile(release).first).toBe(0);
  });

  it('a page that is mapped without a reference is put more often than it was taken (bug 15)', () => {
    const patch = {
      insert_page_into_pte_locked(k: Kernel, vmf: vm_fault, page: page, mkwrite: boolean) {
        k.folio_add_file_rmap_pte(page, page, vmf.vma);
        vmf.vma.vm_mm.setPte(vmf.address, { pfn: page.pfn, shift: 12, write: mkwrite });
        return 0;
      },
    };
    const wrong = mappedFile(release, patch);
    expect(wrong.counts()).toBe('0/1');
    expect(() => wrong.munmap()).toThrow(/reference count of -1/);
    expect(wrong.codes()).toContain('refcountUnderflow');
    const right = mappedFile(release);
    right.munmap();
    expect(right.counts()).toBe('0/0');
    expect(right.codes()).toEqual([]);
  });

  it('a layout that is broken without deleting its entries leaves one for truncate to find (bug 23)', () => {
    const patch = { *dax_delete_mapping_range() {} };
    const wrong = mappedFile(release, patch);
    expect(wrong.punch().state).toBe('finished');
    expect(wrong.codes()).toContain('daxEntryAtTruncate');
    const right = mappedFile(release);
    expect(right.punch().state).toBe('finished');
    expect(right.codes()).toEqual([]);
  });
});

describe.each(releases)('at %s', (release) => {
  it(
    countsMappings(release)
      ? 'an unlinked file whose page is held waits for the reference (bug 24 mended)'
      : 'an unlinked file whose page is held goes at once, with a WARN (bug 24)',
    () => {
      const file = mappedFile(release);
      file.get();
      file.munmap();
      const unlink = file.unlink();
      expect(unlink.state).toBe(countsMappings(release) ? 'sleeping' : 'finished');
      expect(file.page._refcount).toBe(idle(release) + 1);
      expect(file.page.mapping === null).toBe(!countsMappings(release));
      expect(file.codes()).toEqual(countsMappings(release) ? [] : ['daxDisassociateBusy']);
    },
  );

  it('a scan that skips locked entries misses the page of one; the right scan waits (bug 25)', () => {
    const scanOf = (patch: Record<string, unknown>) => {
      const file = mappedFile(release, patch);
      file.get();
      const entry = file.file.i_mapping.entryAt(0);
      if (!entry) throw new TypeError('a file that was written has an entry');
      entry.locked = true;
      const scan = file.machine.start(file.machine.task('S'), (k) =>
        k.dax_layout_busy_page_range(file.file.i_mapping, 0, Number.POSITIVE_INFINITY),
      );
      return scan.state === 'finished' ? String(scan.result) : scan.state;
    };
    const skipping = {
      *dax_layout_busy_page_range(k: Kernel, mapping: address_space) {
        yield* k.unmap_mapping_pages(mapping, 0, 0, 0);
        return mapping.entryAt(0)?.locked ? null : mapping.host;
      },
    };
    expect(scanOf(skipping)).toBe('null');
    expect(scanOf({})).toBe('sleeping');
  });

  it(`a page that is held and no longer mapped ${countsMappings(release) ? 'is waited for' : 'is not seen'} (bug 26)`, () => {
    const file = mappedFile(release);
    file.get();
    file.munmap();
    expect(file.punch().state).toBe(countsMappings(release) ? 'sleeping' : 'finished');
  });

  it('a pin that is given back as a plain reference leaves 1023 behind (bug 41)', () => {
    const wrong = mappedFile(release);
    expect(wrong.pin()).toBe(1);
    wrong.machine.k.put_page(wrong.page);
    wrong.munmap();
    expect(wrong.page._refcount).toBe(idle(release) + 1023);
    const right = mappedFile(release);
    right.pin();
    right.machine.k.unpin_user_page(right.page);
    right.munmap();
    expect(right.page._refcount).toBe(idle(release));
  });

  it('a plain reference that is given back as a pin falls 1023 short (bug 41, reversed)', () => {
    const wrong = mappedFile(release);
    wrong.get();
    expect(() => wrong.machine.k.unpin_user_page(wrong.page)).toThrow();
    expect(wrong.codes()).toContain('refcountUnderflow');
  });

  it('the reference of GUP on the pgmap has gone when GUP returns (44, a misconception)', () => {
    const file = mappedFile(release);
    const before = String(file.pgmap.ref);
    file.get();
    expect(String(file.pgmap.ref)).toBe(before);
    expect(file.page._refcount).toBeGreaterThan(idle(release));
    expect(file.called('get_dev_pagemap') > 0).toBe(!countsMappings(release));
  });

  it('a long-term pin of a file is refused, and nothing is held afterwards (bug 45)', () => {
    const file = mappedFile(release);
    const before = file.counts();
    const { FOLL_LONGTERM } = gupFlags(file.machine.release);
    const result = file.machine.call(file.A, (k) =>
      k.pin_user_pages_fast(file.start, 1, FOLL_LONGTERM, []),
    );
    expect(result).toBe(-EOPNOTSUPP);
    expect(file.counts()).toBe(before);
  });
});

describe.each(['6.18', '7.2'])('at %s', (release) => {
  it('a grab that does not test for 0 brings an idle page back and frees it twice (bug 21)', () => {
    const frees = (patch: Record<string, unknown>) => {
      const file = mappedFile(release, patch);
      file.munmap();
      const before = file.called('free_zone_device_folio');
      const got = file.machine.k.try_grab_folio_fast(file.page, 1, 0);
      if (got) file.machine.k.put_page(file.page);
      return file.called('free_zone_device_folio') - before;
    };
    const always = {
      page_ref_add_unless_zero(k: Kernel, page: page, nr: number) {
        k.page_ref_add(page, nr);
        return true;
      },
    };
    expect(frees(always)).toBe(1);
    expect(frees({})).toBe(0);
  });
});
