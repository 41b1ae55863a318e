import type { Recording } from '../../recordings/recordingSchema.ts';
import type { Setup } from './setupSchema.ts';

/**
 * The device that holds the log of an XFS, by name, where mkfs (-l logdev=) and mount (-o logdev=) put it on one of its
 * own. Undefined for a log within the file system.
 */
export function logDevice(recording: Recording, fs: Setup['fs'][number]): string | undefined {
  const own = nameIn(fs);
  if (own !== undefined) return own;
  const { mkfs, mount, mkfs_list = [], mounts = [] } = recording;
  const single = mkfs_list.length + mounts.length === 0;
  const candidates = [...mkfs_list, ...mounts].filter((entry) => speaksOf(entry, fs));
  return nameIn(single ? [mkfs, mount] : candidates);
}

/** Whether what mkfs or mount was given names this file system's device or directory. */
function speaksOf(entry: unknown, { on, dir }: Setup['fs'][number]): boolean {
  const words = (JSON.stringify(entry) ?? '').split(/[\s",:{}[\]]+/);
  return words.includes(`/dev/${on}`) || words.includes(on) || words.includes(dir);
}

function nameIn(value: unknown): string | undefined {
  return /\blog(?:dev)?["\s:=]+(?:\/dev\/)?(pmem\w+)/.exec(JSON.stringify(value) ?? '')?.[1];
}
