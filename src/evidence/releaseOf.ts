import type { Release } from '../simkernel/kernel/release.ts';
import { requireModelled } from '../simkernel/kernel/release.ts';
import { SimError } from '../simkernel/kernel/simError.ts';

/**
 * The release of the simulation that a recorded kernel belongs to: `6.12` for `6.12.107+deb13-amd64`.
 * @returns undefined for a kernel that is not modelled
 */
export function releaseOf(recorded: string): Release | undefined {
  const [major, minor] = recorded.split('.');
  try {
    return requireModelled(`${major}.${minor}`);
  } catch (error) {
    if (error instanceof SimError) return undefined;
    throw error;
  }
}
