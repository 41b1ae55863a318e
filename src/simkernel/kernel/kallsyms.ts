import { compareReleases, type ModelledRelease } from './release.ts';
import { SimError } from './simError.ts';
import type { AnySymbol, SymbolBody } from './symbolDefinition.ts';

/** A function as one release has it. */
export interface ResolvedSymbol {
  readonly index: number;
  readonly symbol: AnySymbol;
  // biome-ignore lint/suspicious/noExplicitAny: see AnySymbol
  readonly body: SymbolBody<any>;
}

/** The symbol table of one release. */
export class Kallsyms {
  readonly release: ModelledRelease;
  readonly #byName = new Map<string, ResolvedSymbol>();

  constructor(release: ModelledRelease, symbols: readonly AnySymbol[]) {
    this.release = release;
    for (const symbol of symbols) {
      const body = bodyAt(symbol, release);
      if (body) this.#byName.set(symbol.name, { index: this.#byName.size, symbol, body });
    }
  }

  get all(): ResolvedSymbol[] {
    return [...this.#byName.values()];
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** @throws SimError symbolMissing */
  resolve(name: string): ResolvedSymbol {
    const found = this.#byName.get(name);
    if (!found) throw new SimError('symbolMissing', `${this.release} has no ${name}().`);
    return found;
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
