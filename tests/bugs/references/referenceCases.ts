import { associationCases } from './associationCases.ts';
import { countCases } from './countCases.ts';
import { deviceMemoryCases } from './deviceMemoryCases.ts';
import { layoutCases } from './layoutCases.ts';
import type { ReferenceCase } from './referenceCase.ts';
import { wakeCases } from './wakeCases.ts';

/** The cases of the list on references that a run decides. */
export const referenceCases: readonly ReferenceCase[] = [
  ...wakeCases,
  ...countCases,
  ...layoutCases,
  ...associationCases,
  ...deviceMemoryCases,
];
