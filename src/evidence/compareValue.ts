import type { Identities } from './identities.ts';

/** Numbers that a recording writes and the simulation names. Source: include/uapi/asm-generic/siginfo.h. */
const constants: Readonly<Record<string, number>> = { BUS_MCEERR_AR: 4, BUS_MCEERR_AO: 5 };

/** Functions that return a DAX entry: only whether there is one is compared. */
const returnsEntry = /^dax_lock_(page|folio|mapping_entry)$/;

/** Arguments that are addresses of user memory. */
const addresses = new Set(['addr', 'address']);

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  // A pointer that is NULL is recorded as 0x0.
  if (value === null) return 0;
  if (typeof value !== 'string') return undefined;
  if (value in constants) return constants[value];
  return /^-?(0x[0-9a-f]+|\d+)$/.test(value) ? Number(value) : undefined;
}

/** Whether a recorded argument and a simulated one agree: numbers by value, pointers and pages by identity. */
export function sameArgument(
  name: string,
  recorded: unknown,
  simulated: unknown,
  identities: Identities,
): boolean {
  if (addresses.has(name)) return true;
  if (typeof recorded === 'string' && /^(ptr\d+|page:.*)$/.test(recorded)) {
    return identities.same(recorded, String(simulated));
  }
  if (name === 'pfn') return identities.same(`page:${recorded}`, `page:${simulated}`);
  const a = numberOf(recorded);
  const b = numberOf(simulated);
  return a === undefined || b === undefined ? recorded === simulated : a === b;
}

/** Whether a recorded return value and a simulated one agree. */
export function sameReturn(
  fn: string,
  recorded: unknown,
  simulated: unknown,
  identities: Identities,
): boolean {
  if (!returnsEntry.test(fn)) return sameArgument('ret', recorded, simulated, identities);
  return (numberOf(recorded) === 0) === (numberOf(simulated) === 0);
}
