import type { KeptBecause, KeptText } from './keptText.ts';

interface EarlierTextsProps {
  kept: readonly KeptText[];
  onBringBack: (text: string) => void;
}

const REASONS: Record<KeptBecause, string> = {
  reset: 'before a reset',
  newStarter: 'from before the starter changed',
  otherTab: 'from another tab',
  broughtBack: 'before an earlier text was brought back',
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
              {entry.text.split('\n').length} lines, {REASONS[entry.because]}
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
