import { functionName } from './functionName.ts';
import { isCall } from './isCall.ts';
import type { RecordedStep } from './recordingSchema.ts';

/** What a step showed, in one line. */
export function stepOutcome(step: RecordedStep): string {
  const { page } = step;
  const first = step.trace?.find(isCall);
  return [
    ...(step.results ?? []).map(({ result }) => `returned ${result}`),
    ...(page ? [`refcount ${page.refcount}, mapcount ${page.mapcount}`] : []),
    ...(page?.hwpoison ? ['hwpoison'] : []),
    ...(step.signals ?? []).map(({ role, sig, si_code }) => `${role}: ${sig} ${si_code}`),
    ...(step.blocked_in ? [`blocked in ${step.blocked_in[0] ?? 'an unknown function'}`] : []),
    ...(first ? [`trace from ${functionName(first.fn)}`] : []),
    ...(step.output ?? []),
    ...(step.other ?? []),
  ].join('; ');
}
