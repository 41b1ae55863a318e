import type { Recording } from '../../recordings/recordingSchema.ts';
import { attachDevDax } from '../../simkernel/drivers/dax/attachDevDax.ts';
import type { dev_dax } from '../../simkernel/drivers/dax/dev_dax.ts';
import type { Machine } from '../../simkernel/kernel/machine.ts';
import type { Setup } from './setupSchema.ts';

const PAGE_SIZE = 4096;
const PMD_SIZE = 512 * PAGE_SIZE;
const devicePath = /^\S+ mmap \/dev\/(dax\d+\.\d+) (\d+) (\d+)/;

/**
 * The device-dax of a recording: the pmem device of the set-up in that mode, if an act maps /dev/dax. It is aligned to
 * 2 MiB unless the set-up says otherwise or an act maps less, and it begins where the recorded pfns say.
 * @returns undefined for a recording without one
 */
export function attachRecordedDevDax(
  machine: Machine,
  recording: Recording,
  setup: Setup,
): dev_dax | undefined {
  const maps = recording.acts.flatMap((act) => {
    const [, name = '', offset, length] = devicePath.exec(act) ?? [];
    return offset && length ? [{ act, name, offset: Number(offset), length: Number(length) }] : [];
  });
  const [first] = maps;
  const range = setup.pmem[0];
  if (!first || !range) return undefined;
  const whole = maps.every(
    ({ offset, length }) => offset % PMD_SIZE === 0 && length % PMD_SIZE === 0,
  );
  const align = alignIn(setup.dax) ?? (whole ? PMD_SIZE : PAGE_SIZE);
  const base = Number(range.base) / PAGE_SIZE;
  const firstPfn = recordedStart(recording, maps) ?? base;
  const end = base + (range.mib * 2 ** 20) / PAGE_SIZE;
  const unit = align / PAGE_SIZE;
  const pages = Math.floor((end - firstPfn) / unit) * unit;
  return attachDevDax(machine, { name: first.name, firstPfn, pages, align });
}

/** An `align` of 4096 or 2097152 anywhere in what the set-up says of its device-dax. */
function alignIn(described: unknown): number | undefined {
  if (typeof described !== 'object' || described === null) return undefined;
  for (const [key, value] of Object.entries(described)) {
    const bytes = key === 'align' ? Number(value) : alignIn(value);
    if (bytes === PAGE_SIZE || bytes === PMD_SIZE) return bytes;
  }
  return undefined;
}

/** Device offset 0 lies behind the label area, whose size no act names: `pfn NAME ROLE N` does, by what it printed. */
function recordedStart(
  recording: Recording,
  maps: readonly { act: string; offset: number }[],
): number | undefined {
  for (const { act, output = [] } of recording.steps) {
    const [, role, page] = /^pfn \S+ (\S+) (\d+)/.exec(act) ?? [];
    const pfn = /pfn=(0x[0-9a-f]+)/.exec(output.join(' '))?.[1];
    const map = maps.find((candidate) => candidate.act.startsWith(`${role} `));
    if (page && pfn && map) return Number(pfn) - Number(page) - map.offset / PAGE_SIZE;
  }
  return undefined;
}
