import { PAGE_SIZE } from '../../src/simkernel/include/limits.ts';
import type { page } from '../../src/simkernel/mm/page.ts';
import { mmap } from '../../src/simkernel/user/mmap.ts';
import { touch } from '../../src/simkernel/user/touch.ts';
import { fragmentedFile } from './fragmentedFile.ts';
import { microseconds } from './measure.ts';

const release = '7.2';
const pagesIn512MiB = (512 * 1024 * 1024) / PAGE_SIZE;
const pagesIn512GiB = pagesIn512MiB * 1024;

export interface OperationNumbers {
  readonly operation: string;
  readonly device: '512 MiB' | '512 GiB';
  /** Records of the file, where the operation is about them. */
  readonly records?: number;
  /** Records that the operation visits. */
  readonly hit?: number;
  readonly microseconds: number;
  readonly perSecond: number;
}

const devices = [
  ['512 MiB', pagesIn512MiB],
  ['512 GiB', pagesIn512GiB],
] as const;

function row(numbers: Omit<OperationNumbers, 'perSecond'>): OperationNumbers {
  return { ...numbers, perSecond: 1e6 / numbers.microseconds };
}

/** Faults and pins on a file of many pages, on a small and on a large device. */
function memoryOperations(): OperationNumbers[] {
  return devices.flatMap(([device, pages]) => {
    const { machine, file } = fragmentedFile(release, 40_000, pages);
    const A = machine.task('A');
    const vma = machine.call(A, (k) => mmap(k, file, 0, 40_000));
    let next = vma.start;
    const fault = () => {
      machine.call(A, (k) => touch(k, next, 'write'));
      next += 1;
    };
    const faulted = microseconds(fault, 4_000);
    const got: page[] = [];
    const pin = () => {
      machine.call(A, (k) => k.pin_user_pages_fast(vma.start, 1, 0, got));
      const page = got.pop();
      if (page) machine.k.unpin_user_page(page);
    };
    return [
      row({ operation: 'fault', device, microseconds: faulted }),
      row({ operation: 'pin and unpin', device, microseconds: microseconds(pin, 10_000) }),
    ];
  });
}

/** One poisoned page, whose block has one record, and a notification about every block of the file. */
function memoryFailures(): OperationNumbers[] {
  return devices.flatMap(([device, pages]) =>
    [10, 1_000, ...(device === '512 GiB' ? [100_000] : [50_000])].flatMap((records) => {
      const { machine, pmem, base, injector } = fragmentedFile(release, records, pages);
      const pfn = pmem.pfnAt(base * PAGE_SIZE);
      const one = () => machine.call(injector, (k) => k.memory_failure(pfn, 0));
      const length = 2 * records * PAGE_SIZE;
      const all = () =>
        machine.call(injector, (k) =>
          k.dax_holder_notify_failure(pmem.dax_dev, base * PAGE_SIZE, length, 0),
        );
      return [
        row({
          operation: 'memory_failure',
          device,
          records,
          hit: 1,
          microseconds: microseconds(one, 2_000),
        }),
        row({
          operation: 'notify_failure of the whole file',
          device,
          records,
          hit: records,
          microseconds: microseconds(all, Math.max(1, Math.floor(20_000 / records)), 5),
        }),
      ];
    }),
  );
}

export function measureOperations(): OperationNumbers[] {
  return [...memoryOperations(), ...memoryFailures()];
}
