import { errorTable } from '../simkernel/kernel/errorTable.ts';
import { simtreesErrorTable } from '../simtrees/errorTable.ts';
import type { ErrorExample } from './errorExample.ts';
import { kernelErrors } from './kernelErrors.ts';
import { treeErrors } from './treeErrors.ts';

/** What the page of an error is made from. */
export interface ErrorPage {
  /** Below `/errors/`. Codes of trees lie in a folder of their own: both simulations have a step budget. */
  readonly path: string;
  readonly code: string;
  readonly cause: string;
  readonly remedy: string;
  readonly example: ErrorExample;
}

type Texts = Readonly<Record<string, { readonly cause: string; readonly remedy: string }>>;

function pagesOf<Code extends string>(
  folder: string,
  table: Texts,
  examples: Readonly<Record<Code, ErrorExample>>,
): readonly ErrorPage[] {
  return Object.entries<ErrorExample>(examples).map(([code, example]) => ({
    path: `${folder}${code}`,
    code,
    cause: table[code]?.cause ?? '',
    remedy: table[code]?.remedy ?? '',
    example,
  }));
}

/** Errors of the simulation kernel. */
export const kernelErrorPages = pagesOf('', errorTable, kernelErrors);

/** Errors of the simulation of trees. */
export const treeErrorPages = pagesOf('trees/', simtreesErrorTable, treeErrors);
