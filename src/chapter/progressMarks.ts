import { readProgress } from '../storage/readProgress.ts';
import { progressWords } from './progressWords.ts';

const MARK = 'whp-progress';

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

/** Marks every element with `data-progress` with what this browser has seen solved and attempted. */
function paint(): void {
  // Where the browser blocks it, this is the stand-in of ThemeProvider.astro, which has no items.
  const keys = Object.keys(localStorage);
  for (const element of document.querySelectorAll<HTMLElement>('[data-progress]')) {
    element.querySelector(`.${MARK}`)?.remove();
    const exercises = element.dataset.progress?.split(' ') ?? [];
    const words = progressWords(
      exercises.map((entry) => {
        const [slug = '', version = ''] = entry.split('@');
        return readProgress(keys, { slug, version });
      }),
    );
    if (words === null) continue;
    const mark = span(MARK, ' ');
    const shown = span('', words.shown);
    mark.append(shown);
    if (words.spoken !== null) {
      shown.ariaHidden = 'true';
      mark.append(span('sr-only', words.spoken));
    }
    element.append(mark);
  }
}

paint();
addEventListener('storage', paint);
addEventListener('pageshow', paint);
