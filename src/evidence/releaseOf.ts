import { modelledReleases } from '../simkernel/kernel/release.ts';

/**
 * The release of the simulation that a recorded kernel belongs to: `6.12` for `6.12.107+deb13-amd64`.
 * @returns undefined for a kernel that is not modelled
 */
export function releaseOf(recorded: string): (typeof modelledReleases)[number] | undefined {
  const [major, minor] = recorded.split('.');
  return modelledReleases.find((release) => release === `${major}.${minor}`);
}
