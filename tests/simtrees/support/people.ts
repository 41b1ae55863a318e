import type { Signature } from '../../../src/simtrees/signature.ts';

/** An author whose name needs more than ASCII. */
export const author: Signature = {
  name: 'Ana Ñandú',
  email: 'ana@example.org',
  time: 1650344445,
  zone: '+0800',
};

/** A maintainer at a given minute after the author. */
export function maintainer(minute: number): Signature {
  return {
    name: 'Max Tainer',
    email: 'max@example.org',
    time: 1650400000 + 60 * minute,
    zone: '-0700',
  };
}
