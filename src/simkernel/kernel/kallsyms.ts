import { compareReleases, type Release } from './release.ts';
import { SimError } from './simError.ts';
import type { AnySymbol, SymbolBody } from './symbolDefinition.ts';

/** The oldest kernel that was read as a whole; of older ones only what the pages on them do to references. */
const oldestRead = '5.10';

/** A function as one release has it. */
export interface ResolvedSymbol {
  readonly index: number;
  readonly symbol: AnySymbol;
  // biome-ignore lint/suspicious/noExplicitAny: see AnySymbol
  readonly body: SymbolBody<any>;
}

/** The symbol table of one release. */
export class Kallsyms {
  readonly release: Release;
  readonly #byName = new Map<string, ResolvedSymbol>();
  readonly #absent = new Map<string, AnySymbol>();

  constructor(release: Release, symbols: readonly AnySymbol[]) {
    this.release = release;
    for (const symbol of symbols) {
      const body = bodyAt(symbol, release);
      if (body) this.#byName.set(symbol.name, { index: this.#byName.size, symbol, body });
      else this.#absent.set(symbol.name, symbol);
    }
  }

  /** Names of functions that other releases have and this one has not. */
  get absent(): readonly string[] {
    return [...this.#absent.keys()];
  }

  get all(): ResolvedSymbol[] {
    return [...this.#byName.values()];
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** @throws SimError symbolMissing; notModelled where only later releases were read */
  resolve(name: string): ResolvedSymbol {
    const found = this.#byName.get(name);
    if (found) return found;
    const first = this.#absent.get(name)?.bodies[0]?.since;
    if (first === oldestRead && compareReleases(this.release, oldestRead) < 0) {
      throw new SimError(
        'notModelled',
        `What ${name}() does at ${this.release} was not read: it is known from ${oldestRead} on.`,
      );
    }
    throw new SimError('symbolMissing', `${this.release} has no ${name}().`);
  }
}

/** The body that a release has, or undefined where the release lacks the function. */
// biome-ignore lint/suspicious/noExplicitAny: see AnySymbol
export function bodyAt(symbol: AnySymbol, release: string): SymbolBody<any> | undefined {
  return symbol.bodies.find(
    (body) =>
      compareReleases(body.since, release) <= 0 &&
      (body.until === undefined || compareReleases(release, body.until) < 0),
  );
}
