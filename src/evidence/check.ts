import type { Identities } from './identities.ts';

/** One observation in which the simulation differs from the recording. */
export interface Mismatch {
  readonly phase: string | null;
  readonly what: string;
  readonly recorded: string;
  readonly simulated: string;
}

/** Counts what was compared and keeps what differed. */
export class Tally {
  readonly identities: Identities;
  readonly mismatches: Mismatch[] = [];
  compared = 0;

  constructor(identities: Identities) {
    this.identities = identities;
  }

  check(phase: string | null, what: string, recorded: string, simulated: string): void {
    this.compared += 1;
    if (recorded !== simulated) this.mismatches.push({ phase, what, recorded, simulated });
  }

  add(compared: number, mismatches: readonly Mismatch[]): void {
    this.compared += compared;
    this.mismatches.push(...mismatches);
  }
}
