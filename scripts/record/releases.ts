/** A kernel of Debian that the recorder knows: the release folder of its recordings and its package. */
export interface KernelPackage {
  readonly release: string;
  /** What the package's name says between linux-image- and -amd64. */
  readonly abi: string;
  /** Pinned, since a suite can move on under the same name. */
  readonly version: string;
  /** PG_hwpoison's place in the page flags. */
  readonly poisonBit: number;
}

/** Every kernel that recordings are made on. */
export const kernelPackages: readonly KernelPackage[] = [
  { release: '5.10.223', abi: '5.10.0-32', version: '5.10.223-1', poisonBit: 23 },
  { release: '6.1.192', abi: '6.1.0-56', version: '6.1.192-2', poisonBit: 23 },
  { release: '6.12.107', abi: '6.12.107+deb13', version: '6.12.107-1', poisonBit: 20 },
  { release: '6.16.12', abi: '6.16.12+deb13', version: '6.16.12-1~bpo13+1', poisonBit: 21 },
  { release: '6.18.15', abi: '6.18.15+deb13', version: '6.18.15-1~bpo13+1', poisonBit: 21 },
  { release: '7.2.13', abi: '7.2.13+deb14', version: '7.2.13-1', poisonBit: 21 },
];

/**
 * The kernel of a release folder.
 * @throws Error listing those that there are
 */
export function kernelPackage(release: string): KernelPackage {
  const found = kernelPackages.find((kernel) => kernel.release === release);
  if (found) return found;
  const known = kernelPackages.map((kernel) => kernel.release).join(', ');
  throw new Error(`There is no kernel ${release}; the recorder knows ${known}.`);
}
