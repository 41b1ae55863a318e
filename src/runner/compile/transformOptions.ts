/**
 * How every piece of exercise code is compiled: a transform to CommonJS, never a bundle. The same
 * options serve the browser's compiler and the native one, so both give the same text.
 */
export const transformOptions = {
  loader: 'ts',
  format: 'cjs',
  target: 'es2022',
  sourcemap: 'external',
  sourcefile: 'answer.ts',
  legalComments: 'none',
  logLevel: 'silent',
  tsconfigRaw: { compilerOptions: { alwaysStrict: true } },
} as const;
