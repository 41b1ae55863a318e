/** The time of a replay, in milliseconds. Only acts that wait move it, and only slow devices and loops look at it. */
export class Clock {
  #now = 0;
  #timers: { readonly at: number; readonly address: string }[] = [];

  /** Something that sleeps on the address is to be woken so many milliseconds from now. */
  wakeLater(address: string, ms: number): void {
    this.#timers.push({ at: this.#now + ms, address });
    this.#timers.sort((a, b) => a.at - b.at);
  }

  cancel(address: string): void {
    this.#timers = this.#timers.filter((timer) => timer.address !== address);
  }

  /** Moves on to the next timer if it lies within so many milliseconds. @returns whom to wake, and what is left */
  advance(ms: number): { address: string | undefined; left: number } {
    const [next] = this.#timers;
    if (!next || next.at > this.#now + ms) {
      this.#now += ms;
      return { address: undefined, left: 0 };
    }
    this.#timers.shift();
    const left = this.#now + ms - next.at;
    this.#now = next.at;
    return { address: next.address, left };
  }
}
