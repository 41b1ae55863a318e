import { referenceBugs } from '../../../src/simkernel/invariants/referenceBugs.ts';
import { associationCases } from './associationCases.ts';
import { countCases } from './countCases.ts';
import { deviceMemoryCases } from './deviceMemoryCases.ts';
import { layoutCases } from './layoutCases.ts';
import type { ReferenceCase, ReferenceRun } from './referenceCase.ts';
import { wakeCases } from './wakeCases.ts';

const runs: readonly ReferenceRun[] = [
  ...wakeCases,
  ...countCases,
  ...layoutCases,
  ...associationCases,
  ...deviceMemoryCases,
];

/** The cases of the list on references that a run decides. */
export const referenceCases: readonly ReferenceCase[] = runs.map((run) => {
  const bug = referenceBugs.find(({ number }) => number === run.number);
  if (!bug) throw new Error(`The list has no bug ${run.number}.`);
  return { ...bug, ...run };
});
