import type { Recording } from '../../recordings/recordingSchema.ts';
import type { Setup } from './setupSchema.ts';

const blockBytes = 4096;
const bytesOf: Readonly<Record<string, number>> = { k: 1024, m: 1024 * 1024 };

/** The stripe unit that mkfs.xfs was given (-d su=), in blocks of 4 KiB; undefined without one. */
export function stripeUnit(recording: Recording, fs: Setup['fs'][number]): number | undefined {
  const text = JSON.stringify([fs.mkfs, recording.mkfs]) ?? '';
  const [, number, unit = ''] = /\bsu=(\d+)([km])/.exec(text) ?? [];
  return number === undefined ? undefined : (Number(number) * (bytesOf[unit] ?? 1)) / blockBytes;
}
