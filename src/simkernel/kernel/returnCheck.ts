import type { ResolvedSymbol } from './kallsyms.ts';
import { KernelObject } from './kernelObject.ts';
import { SimError } from './simError.ts';
import type { ReturnKind } from './symbolDefinition.ts';

const accepts: Record<ReturnKind, (value: unknown) => boolean> = {
  void: (value) => value === undefined,
  int: (value) => Number.isSafeInteger(value),
  bool: (value) => typeof value === 'boolean',
  pointer: (value) =>
    value === null || (typeof value === 'object' && KernelObject.labelOf(value) !== undefined),
};

const wants: Record<ReturnKind, string> = {
  void: 'nothing',
  int: 'a whole number (0 or -errno)',
  bool: 'true or false',
  pointer: 'a kernel object or null',
};

/** @throws SimError badReturn if a livepatch returned what no caller of the function can use */
export function checkReturn({ symbol, body }: ResolvedSymbol, value: unknown): void {
  const returns: ReturnKind = body.returns ?? symbol.returns;
  if (accepts[returns](value)) return;
  const seen = shown(value);
  throw new SimError(
    'badReturn',
    `${symbol.name} returned ${seen}; its callers expect ${wants[returns]}.`,
  );
}

function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `the text ${JSON.stringify(value.slice(0, 40))}`;
    case 'symbol':
    case 'function':
      return `a ${typeof value}`;
    case 'object':
      return value instanceof Promise
        ? 'a promise (a kernel function is never async)'
        : 'an object';
    default:
      return String(value);
  }
}

/** Whether a livepatch returned a generator, which then has to be run. */
export function isGenerator(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || KernelObject.labelOf(value) !== undefined)
    return false;
  return 'next' in value && typeof value.next === 'function';
}
