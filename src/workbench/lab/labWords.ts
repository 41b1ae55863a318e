import type { LabOutcome } from '../../runner/lab/labOutcome.ts';
import { verdictWords, type VerdictWord } from '../verdictWords.ts';

/** How the end of a lab's run is named: a word, a sign, and the class of its colours. */
export function labWords({ kind, report }: LabOutcome): VerdictWord & { readonly look: string } {
  switch (kind) {
    case 'ran':
      return report?.replay?.violation == null
        ? { word: 'Ran', sign: 'M4 2.5 13 8 4 13.5Z', look: 'whp-ran' }
        : { ...verdictWords.fail, word: 'Goes wrong', look: 'whp-fail' };
    case 'threw':
      return { ...verdictWords.fail, word: 'Error', look: 'whp-fail' };
    default:
      return { ...verdictWords[kind], look: `whp-${kind}` };
  }
}
