import type { Compiled } from './compiled.ts';
import { type CompilerMessage, describeMessage } from './describeMessage.ts';
import { readPositionMap } from './positionMap.ts';
import { findRefusedImports } from './refusedImports.ts';
import { findRefusedTokens } from './refusedTokens.ts';
import { ERROR_LIMIT, findLimitError, findOutputError } from './sourceLimits.ts';
import { transformOptions } from './transformOptions.ts';

/** esbuild's `transform`, native or in WebAssembly. */
export type Transform = (
  source: string,
  options: Omit<typeof transformOptions, 'tsconfigRaw'> & {
    readonly tsconfigRaw: { readonly compilerOptions: { readonly alwaysStrict: boolean } };
  },
) => Promise<{ code: string; map: string }>;

const asWritten = {
  ...transformOptions,
  tsconfigRaw: { compilerOptions: { alwaysStrict: false } },
} as const;

/**
 * Compiles an answer from TypeScript to CommonJS text. Everything that the sandbox would refuse
 * is reported here, in our words and at the reader's line, so that nothing is refused later.
 *
 * @throws whatever `transform` rejects with when that is not a list of compile errors.
 */
export async function compileAnswer(
  transform: Transform,
  source: string,
  allowedImports: readonly string[],
): Promise<Compiled> {
  const limit = findLimitError(source);
  if (limit) return { ok: false, errors: [limit] };
  let output: { code: string; map: string };
  try {
    output = await transform(source, transformOptions);
    // With alwaysStrict esbuild takes yield* outside a generator for a product of two names.
    if (/\byield \*/.test(output.code)) await transform(source, asWritten);
  } catch (reason) {
    const messages = (reason as { errors?: CompilerMessage[] }).errors;
    if (!Array.isArray(messages) || messages.length === 0) throw reason;
    return { ok: false, errors: messages.slice(0, ERROR_LIMIT).map(describeMessage) };
  }
  const tooLong = findOutputError(output);
  if (tooLong) return { ok: false, errors: [tooLong] };
  const map = readPositionMap(output.map);
  const errors = [
    ...findRefusedTokens(output.code, map, source),
    ...findRefusedImports(output.code, map, source, allowedImports),
  ].slice(0, ERROR_LIMIT);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, ...output };
}
