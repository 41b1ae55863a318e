import type { Machine } from '../kernel/machine.ts';
import { requireArguments } from '../kernel/requireArguments.ts';
import { compareReleases } from '../kernel/release.ts';
import type { Finding, Invariant, InvariantId, KnownViolation, LogWatch } from './invariant.ts';
import { invariants } from './invariants.ts';
import { type Holder, KernelView, type Moment } from './kernelView.ts';
import { LogFacts } from './logFacts.ts';
import { LogFrames } from './logFrames.ts';

/** How a kernel is to be checked. */
export interface CheckOptions {
  /** `rest` if left out. */
  readonly at?: Moment;
  /**
   * Everybody outside the kernel's own tables who holds a page. With it, counts are compared exactly; left out, they may be
   * larger than what the tables explain.
   */
  readonly holders?: readonly Holder[];
  /** The invariants to check; all if left out. */
  readonly only?: readonly InvariantId[];
}

/** An invariant that does not hold. */
export interface Violation extends Finding {
  readonly id: InvariantId;
  readonly title: string;
  /** The case, where real kernels of this release are known to break the invariant so. */
  readonly known?: string;
}

/**
 * Checks one machine again and again, and reads each event of its log once. On a machine that does not trace only the state
 * is checked, and nothing counts as known.
 */
export class InvariantWatch {
  readonly #machine: Machine;
  readonly #frames = new LogFrames();
  readonly #facts = new LogFacts();
  readonly #watches: readonly { invariant: Invariant; watch: LogWatch }[];
  #seen = 0;
  readonly #fromLog: { invariant: Invariant; finding: Finding }[] = [];

  constructor(machine: Machine) {
    requireArguments('InvariantWatch', 'machine: machine', [machine]);
    this.#machine = machine;
    const view = new KernelView(machine, 'step', undefined);
    this.#watches = invariants.flatMap((invariant) =>
      invariant.watch ? [{ invariant, watch: invariant.watch(view) }] : [],
    );
  }

  /** What is wrong at this moment. What the log has shown once is found by every later check as well. */
  check({ at = 'rest', holders, only }: CheckOptions = {}): Violation[] {
    requireArguments('check', 'at: moment, holders: holders?, only: list?', [at, holders, only]);
    this.#follow();
    const view = new KernelView(this.#machine, at, holders);
    const found = [...this.#fromLog];
    if (at === 'rest') {
      for (const { invariant, watch } of this.#watches) {
        for (const finding of watch.owed?.() ?? []) found.push({ invariant, finding });
      }
    }
    for (const invariant of invariants) {
      if (only && !only.includes(invariant.id)) continue;
      for (const finding of invariant.check?.(view) ?? []) found.push({ invariant, finding });
    }
    return found
      .filter(({ invariant }) => !only || only.includes(invariant.id))
      .map(({ invariant, finding }) => this.#violation(invariant, finding));
  }

  #follow(): void {
    if (this.#machine.traceLength === this.#seen) return;
    for (const event of this.#machine.trace.slice(this.#seen)) {
      const { step, frames } = this.#frames.next(event);
      this.#facts.see(step, frames);
      for (const { invariant, watch } of this.#watches) {
        const finding = watch.see(step, frames);
        if (finding) this.#fromLog.push({ invariant, finding });
      }
    }
    this.#seen = this.#machine.traceLength;
  }

  #violation(invariant: Invariant, finding: Finding): Violation {
    const { id, title, known } = invariant;
    const cause = known.find((candidate) => this.#applies(candidate, finding));
    return { id, title, ...finding, ...(cause ? { known: cause.when } : {}) };
  }

  #applies({ since, until, explains }: KnownViolation, finding: Finding): boolean {
    const { release } = this.#machine;
    if (compareReleases(release, since) < 0) return false;
    if (until !== undefined && compareReleases(release, until) >= 0) return false;
    return explains(finding, this.#facts);
  }
}
