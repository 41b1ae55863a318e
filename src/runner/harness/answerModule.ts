import { answerExports } from './answerExports.ts';

const ADVICE: Readonly<Record<string, string>> = {
  simkernel: 'use the k that your function is given',
  simtrees: 'write the commands out',
};

/**
 * The part of a simulation that an answer may import: its constants and the functions of the allow
 * list. The other names are there, so that reading one says why it cannot be had.
 *
 * @param name the name that the answer imports the module by.
 */
export function answerModule(name: string, module: object): object {
  const allowed = answerExports[name] ?? [];
  const visible = Object.entries(module).map(([key, value]): [string, PropertyDescriptor] => {
    const isConstant = typeof value !== 'object' && typeof value !== 'function';
    return isConstant || allowed.includes(key)
      ? [key, { value, enumerable: true }]
      : [key, { get: refuse(name, key) }];
  });
  return Object.freeze(Object.create(Object.prototype, Object.fromEntries(visible)) as object);
}

function refuse(name: string, key: string): () => never {
  const advice = ADVICE[name] ?? 'write the function without it';
  return Object.freeze(() => {
    throw new Error(`${key} is not for answers: ${advice}.`);
  });
}
