import type { Progress } from '../storage/readProgress.ts';

/** A mark of progress: what is shown, and what a screen reader says where that is not enough. */
interface ProgressWords {
  readonly shown: string;
  readonly spoken: string | null;
}

const NAMES: Record<Exclude<Progress, null>, string> = {
  solved: '✓ solved',
  older: 'solved in an earlier version',
  tried: 'attempted',
};

/** Words for the progress of one exercise or several; null when none has been attempted. */
export function progressWords(progress: readonly Progress[]): ProgressWords | null {
  const count = (wanted: Progress): number => progress.filter((one) => one === wanted).length;
  const all = progress.length;
  if (count(null) === all) return null;
  if (all === 1 && progress[0]) return { shown: NAMES[progress[0]], spoken: null };
  const older = count('older');
  return {
    shown: `${count('solved')}/${all}`,
    spoken: `, ${count('solved')} of ${all} exercises solved${
      older > 0 ? `, ${older} in an earlier version` : ''
    }`,
  };
}
