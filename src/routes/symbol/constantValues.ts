import { gupFlags } from '../../simkernel/include/gup_flags.ts';
import type { Release } from '../../simkernel/kernel/release.ts';
import { idleRefcount } from '../../simkernel/mm/attachPgmap.ts';
import type { memory_type } from '../../simkernel/mm/dev_pagemap.ts';

/** What a constant is worth, release by release. */
export interface ConstantValues {
  readonly what: string;
  readonly releases: readonly (readonly [release: Release, value: string])[];
}

const recorded: readonly Release[] = ['5.10', '6.1', '6.12', '7.2'];

/** First and last release of the memory types that not every recorded release has. */
const heldBy: Readonly<Partial<Record<memory_type, readonly Release[]>>> = {
  MEMORY_DEVICE_PUBLIC: ['5.2'],
  MEMORY_DEVICE_COHERENT: ['6.1', '6.12', '7.2'],
};

/** The values that the simulation has for a constant: the bits of a GUP flag, the count of an idle page of a type. */
export function constantValues(name: string): ConstantValues | undefined {
  if (name.startsWith('MEMORY_DEVICE_')) {
    const type = name as memory_type;
    return {
      what: 'References on a page of this type that nobody uses',
      releases: (heldBy[type] ?? recorded).map((at) => [at, `${idleRefcount(at, type)}`]),
    };
  }
  if (name.startsWith('FOLL_')) {
    const bits = (at: Release) => Reflect.get(gupFlags(at), name) as number;
    return { what: 'Bits', releases: recorded.map((at) => [at, `0x${bits(at).toString(16)}`]) };
  }
  return undefined;
}
