import { compareReleases } from '../../src/simkernel/kernel/release.ts';
import type { SplatCode } from '../../src/simkernel/kernel/splatTable.ts';
import type { Script } from './script.ts';

const from = (script: Script, since: string) => compareReleases(script.release, since) >= 0;

const fileSystems = ({ setup }: Script) =>
  (setup.fs ?? []) as readonly { type: string; reflink?: number; agcount?: number }[];

const shares = (script: Script) => fileSystems(script).some(({ reflink }) => reflink === 1);
const unbinds = ({ acts }: Script) => acts.some((act) => act.includes('/unbind '));

/** What the kernel may report in a script, and in which. Whatever is not here it may not report. */
const reports: Partial<Record<SplatCode, (script: Script) => boolean>> = {
  // A holder when the file is evicted, or when nobody maps it: I17.
  daxDisassociateBusy: (script) => !from(script, '6.15'),
  // 6.0 and 6.1 know shared blocks on write faults only: I8.
  daxAssociateMapped: (script) => shares(script) && !from(script, '6.2'),
  daxDisassociateForeign: (script) => shares(script) && !from(script, '6.2'),
  // A shared block, or one whose device goes, is taken from its file under a holder: I17.
  folioPutReferenced: (script) => from(script, '6.15') && (shares(script) || unbinds(script)),
  // A folio of 2 MiB that files share, and one of which maps it by pages.
  daxAssociateOrder: (script) => shares(script) && from(script, '6.15'),
  daxFolioLarge: (script) => shares(script) && from(script, '6.15'),
  // What a folio of 2 MiB that was taken so leaves to its holder: I2.
  refcountUnderflow: (script) => from(script, '6.15') && (shares(script) || unbinds(script)),
  // Entries, page table entries and references that are left over after an unbind: I1.
  memmapGone: unbinds,
};

export function mayReport(script: Script, code: string): boolean {
  return reports[code as SplatCode]?.(script) ?? false;
}

/**
 * Whether a call that does not end is known: the unbind under an XFS of several groups, whose block count wraps to 0 for
 * all but the last. Source: recording removal-xfs of 7.2.13; the routine is that of 6.14.
 */
export function mayNotEnd(script: Script, cmd: string): boolean {
  const groups = fileSystems(script).some(({ agcount = 1 }) => agcount > 1);
  return cmd.includes('/nd_pmem/unbind') && groups && from(script, '6.14');
}
