import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorTable } from '../../../src/simkernel/kernel/errorTable.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import { KernelPanic } from '../../../src/simkernel/kernel/kernelPanic.ts';
import { boot } from '../../../src/simkernel/kernel/machine.ts';
import type { Preemptible } from '../../../src/simkernel/kernel/preemptible.ts';
import { SimError } from '../../../src/simkernel/kernel/simError.ts';
import { ENXIO } from '../../../src/simkernel/include/errno.ts';
import { mappedFile } from '../../bugs/references/mappedFile.ts';

/** The error of a call, which has to be one of ours with a sentence and a remedy. */
function errorOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (!(error instanceof SimError)) throw error;
    expect(error.message).toContain(errorTable[error.code].remedy);
    expect(error.message.length).toBeGreaterThan(errorTable[error.code].remedy.length + 5);
    return error.code;
  }
  return 'no error';
}

describe('bad input', () => {
  it.each([
    ['6.12.1', 'unknownRelease'],
    ['', 'unknownRelease'],
    ['v6.1', 'unknownRelease'],
    ['6.', 'unknownRelease'],
    ['3.10', 'releaseNotModelled'],
    ['99.0', 'releaseNotModelled'],
  ])('a kernel %j cannot be booted: %s', (release, code) => {
    expect(errorOf(() => boot({ release }))).toBe(code);
  });

  it('anything that is not the text of a release is refused', () => {
    fc.assert(
      fc.property(fc.anything(), (release) => {
        fc.pre(typeof release !== 'string' || !/^\d+\.\d+$/.test(release));
        let shown: string;
        try {
          shown = String(release);
        } catch {
          return;
        }
        fc.pre(!/^\d+\.\d+$/.test(shown));
        expect(errorOf(() => boot({ release: release as string }))).toBe('unknownRelease');
      }),
    );
  });

  it.each([
    ['5.10', 'folio_put'],
    ['7.2', '__put_devmap_managed_page_refs'],
    ['6.1', 'kfree_everything'],
  ])('%s has no %s() to livepatch', (release, name) => {
    expect(errorOf(() => boot({ release }).livepatch({ [name]: () => undefined }))).toBe(
      'symbolMissing',
    );
  });

  it.each([
    ['5.10', 'folio_put'],
    ['7.2', '__put_devmap_managed_page_refs'],
  ] as const)('%s has no %s() to call', (release, name) => {
    const { k } = boot({ release });
    expect(errorOf(() => (k[name] as () => void)())).toBe('symbolMissing');
  });

  it('a pfn outside of every pgmap is -ENXIO for memory_failure and an error for a pgmap', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.integer()), (pfn) => {
        fc.pre(!(pfn >= 0x40000 && pfn < 0x60000));
        const { machine, pgmap } = mappedFile('6.12');
        const poison = () => machine.call(machine.task('T2'), (k) => k.memory_failure(pfn, 0));
        const isPfn = pfn >= 0 && (Number.isInteger(pfn) || pfn === Number.POSITIVE_INFINITY);
        if (isPfn) expect(poison()).toBe(-ENXIO);
        else expect(errorOf(poison)).toBe('badArgument');
        expect(errorOf(() => pgmap.pageAt(pfn))).toBe('pfnOutsidePgmap');
      }),
      { numRuns: 30 },
    );
  });

  const notACount = fc.oneof(
    fc.integer({ max: 0 }),
    fc.double({ noInteger: true }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  );

  it.each(['5.10', '6.1', '6.12', '7.2'])(
    'no number that is not a count moves a count at %s',
    (release) => {
      fc.assert(
        fc.property(notACount, (nr) => {
          const { machine, page, A, start } = mappedFile(release);
          const before = page._refcount;
          const { k } = machine;
          for (const run of [
            () => k.page_ref_add(page, nr),
            () => k.page_ref_sub_return(page, nr),
            () => k.page_ref_add_unless_zero(page, nr),
            () => machine.call(A, (kernel) => kernel.get_user_pages_fast(start, nr, 0, [])),
            () => machine.call(A, (kernel) => kernel.pin_user_pages_fast(start, nr, 0, [])),
          ]) {
            expect(errorOf(run)).toBe('badArgument');
          }
          expect(page._refcount).toBe(before);
        }),
        { numRuns: 30 },
      );
    },
  );

  it('a length or an offset that is no number of bytes is refused', () => {
    fc.assert(
      fc.property(notACount, (bytes) => {
        fc.pre(bytes !== 0);
        const { machine, file } = mappedFile('6.12');
        const T = machine.task('T2');
        expect(errorOf(() => machine.call(T, (k) => k.__x64_sys_truncate(file, bytes)))).toBe(
          'badArgument',
        );
        expect(errorOf(() => machine.call(T, (k) => k.__x64_sys_fallocate(file, 0, bytes)))).toBe(
          'badArgument',
        );
      }),
      { numRuns: 30 },
    );
  });

  it('whatever a thread yields that is no step ends it with foreignYield', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const machine = boot({ release: '6.12' });
        function* foreign(_k: Kernel) {
          yield value;
        }
        const body = foreign as unknown as (k: Kernel) => Preemptible<void>;
        expect(errorOf(() => machine.call(machine.task('T'), body))).toBe('foreignYield');
      }),
    );
  });

  it('whatever a livepatch returns reaches its caller only if it is of the type', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        fc.pre(typeof value !== 'boolean');
        fc.pre(typeof value !== 'object' || value === null || !('next' in value));
        const { machine, page } = mappedFile('6.1');
        machine.livepatch({ __put_devmap_managed_page_refs: () => value });
        expect(errorOf(() => machine.k.put_page(page))).toBe('badReturn');
      }),
    );
  });

  it.each([Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY])(
    'a step budget of %d is one',
    (stepBudget) => {
      expect(boot({ release: '6.12', stepBudget }).steps).toBe(0);
    },
  );

  it('a machine that has oopsed says so to whoever goes on', () => {
    const { machine, page } = mappedFile('7.2');
    expect(() => machine.k.page_ref_sub_return(page, 5)).toThrow(KernelPanic);
    expect(errorOf(() => machine.k.page_ref_count(page))).toBe('machineDead');
  });
});
