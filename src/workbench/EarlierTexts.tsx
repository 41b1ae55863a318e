import type { KeptBecause, KeptText } from '../storage/keptText.ts';
import { whenText } from './whenText.ts';

interface EarlierTextsProps {
  kept: readonly KeptText[];
  onBringBack: (text: string) => void;
}

/** Why an earlier text is kept, in words that follow "a text of 12 lines,". */
export const keptWords: Record<KeptBecause, string> = {
  reset: 'before a reset',
  newStarter: 'from before the starter changed',
  otherTab: 'from another tab',
  broughtBack: 'before an earlier text was brought back',
  cleared: 'before most of it was removed at once',
  passed: 'passed every check',
  imported: 'from before an import',
  unreadable: 'a stored draft that could not be read',
};

/** The texts that were replaced and can be brought back; nothing when there are none. */
export function EarlierTexts({ kept, onBringBack }: EarlierTextsProps) {
  if (kept.length === 0) return null;
  return (
    <details class="whp-earlier">
      <summary>Earlier texts ({kept.length})</summary>
      <ol>
        {kept.map((entry) => (
          <li key={entry.text}>
            <span>
              {entry.text.split('\n').length} lines, {keptWords[entry.because]}
              {whenText(entry.at)}
            </span>{' '}
            <button type="button" onClick={() => onBringBack(entry.text)}>
              Bring back
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
