import type { Compiled } from './compiled.ts';

type Compile = (source: string, allowedImports: readonly string[]) => Promise<Compiled>;

/** A compiler that can be told of a text before it is asked for. */
export interface AheadCompiler {
  readonly compile: Compile;
  /** Begins to compile what is likely to be asked for. Of several texts in a row, only the last waits for its turn. */
  ahead(source: string, allowedImports: readonly string[]): void;
}

interface Begun {
  readonly source: string;
  readonly imports: string;
  readonly result: Promise<Compiled>;
  isSettled: boolean;
}

/** Keeps the result of the last text, and compiles one text at a time: a compiler that stalls is restarted. */
export function compileAhead(compile: Compile): AheadCompiler {
  let last: Begun | undefined;
  let waiting: Parameters<Compile> | undefined;

  function begin(source: string, allowedImports: readonly string[]): Promise<Compiled> {
    const result = compile(source, allowedImports);
    const begun: Begun = { source, imports: allowedImports.join(), result, isSettled: false };
    last = begun;
    const settle = (isKept: boolean) => {
      begun.isSettled = true;
      if (!isKept && last === begun) last = undefined;
      const next = waiting;
      waiting = undefined;
      if (next && (last === undefined || last.isSettled)) begin(...next).catch(() => {});
    };
    result.then(
      (compiled) => settle(compiled.ok || !compiled.stalled),
      () => settle(false),
    );
    return result;
  }

  return {
    async compile(source, allowedImports) {
      waiting = undefined;
      while (last) {
        const { source: known, imports, result, isSettled } = last;
        if (known === source && imports === allowedImports.join()) {
          const compiled = await result;
          if (compiled.ok || !compiled.stalled) return compiled;
          // It was begun while the page may have been busy with something else, its editor for one.
          continue;
        }
        if (isSettled) break;
        await result.catch(() => {});
      }
      return begin(source, allowedImports);
    },
    ahead(source, allowedImports) {
      if (last?.source === source && last.imports === allowedImports.join()) return;
      if (last && !last.isSettled) waiting = [source, allowedImports];
      else begin(source, allowedImports).catch(() => {});
    },
  };
}
