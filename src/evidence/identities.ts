/**
 * Pairs recorded values with simulated ones that must be the same thing wherever they come up again: pointers and pfns,
 * whose numbers mean nothing. One instance a recording.
 */
export class Identities {
  readonly #toSimulated = new Map<string, string>();
  readonly #toRecorded = new Map<string, string>();

  /** From here on the two are the same thing, whatever they were before: an act has said so. */
  rebind(recorded: string, simulated: string): void {
    const other = this.#toSimulated.get(recorded);
    if (other !== undefined) this.#toRecorded.delete(other);
    const before = this.#toRecorded.get(simulated);
    if (before !== undefined) this.#toSimulated.delete(before);
    this.#toSimulated.set(recorded, simulated);
    this.#toRecorded.set(simulated, recorded);
  }

  /** Whether the two can be the same thing; remembers that they are. */
  same(recorded: string, simulated: string): boolean {
    const known = this.#toSimulated.get(recorded);
    if (known !== undefined) return known === simulated;
    if (this.#toRecorded.has(simulated)) return false;
    this.#toSimulated.set(recorded, simulated);
    this.#toRecorded.set(simulated, recorded);
    return true;
  }
}
