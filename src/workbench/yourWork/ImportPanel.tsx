import type { Choice } from '../../storage/importWork.ts';
import { CompareTexts } from '../CompareTexts.tsx';
import { whenText } from '../whenText.ts';
import { placeOf } from './placeOf.ts';
import type { KnownExercise, OpenedFile } from './workModel.ts';

interface ImportPanelProps {
  file: OpenedFile;
  known: readonly KnownExercise[];
  onChoose: (slug: string, choice: Choice) => void;
  onImport: () => void;
  onCancel: () => void;
}

const CHOICES: readonly (readonly [Choice, string])[] = [
  ['mine', 'Keep the draft of this browser; the file’s becomes an earlier text'],
  ['file', 'Take the draft of the file; this browser’s becomes an earlier text'],
];

/** What a file would bring, and the choices that have to be made first. */
export function ImportPanel({ file, known, onChoose, onImport, onCancel }: ImportPanelProps) {
  const { work, choices, settings } = file;
  const saved = whenText(file.savedAt, 'saved ');
  return (
    <section class="whp-import" aria-label="Import">
      <p>
        {file.name}
        {saved && `${saved},`} has work of {work.size} {work.size === 1 ? 'page' : 'pages'}. Nothing
        has been imported yet, and no text of yours will be lost.
        {Object.keys(settings).length > 0 &&
          ' Its settings of the editor and the lab count where this browser has none.'}
      </p>
      {choices.map(({ slug, mine, theirs }) => (
        <fieldset key={slug}>
          <legend>{placeOf(slug, known).title}</legend>
          {CHOICES.map(([choice, words]) => (
            <label key={choice}>
              <input
                type="radio"
                name={slug}
                checked={(file.chosen.get(slug) ?? 'mine') === choice}
                onChange={() => onChoose(slug, choice)}
              />{' '}
              {words}
            </label>
          ))}
          <CompareTexts
            before={mine}
            after={theirs}
            names={{ expected: 'this browser', seen: 'the file' }}
          />
        </fieldset>
      ))}
      <p class="whp-work-buttons">
        <button type="button" onClick={onImport}>
          Import
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </p>
    </section>
  );
}
