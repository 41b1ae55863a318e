import type { KeptText } from '../../storage/keptText.ts';
import type { Progress } from '../../storage/readProgress.ts';
import type { ExerciseWork } from '../../storage/work.ts';
import { keptWords } from '../EarlierTexts.tsx';
import { whenText } from '../whenText.ts';
import { placeOf } from './placeOf.ts';
import type { WorkModel } from './workModel.ts';

function Text({ title, text }: { title: string; text: string }) {
  return (
    <details>
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </details>
  );
}

const PROGRESS: Record<Exclude<Progress, null>, string> = {
  solved: '✓ solved',
  older: 'solved in an earlier version',
  tried: 'attempted',
};

const lines = (text: string): string => {
  const count = text.trimEnd().split('\n').length;
  return count === 1 ? '1 line' : `${count} lines`;
};

const keptTitle = ({ text, because, at }: KeptText): string =>
  `${lines(text)}, ${keptWords[because]}${whenText(at)}`;

function progressIn(work: ExerciseWork, version: string | undefined): Progress {
  if (version !== undefined && version in work.solved) return 'solved';
  if (Object.keys(work.solved).length > 0) return 'older';
  return Object.keys(work.tried).length > 0 ? 'tried' : null;
}

interface WorkTableProps {
  model: WorkModel;
  work: NonNullable<WorkModel['work']>;
  onErase: (slug: string) => void;
}

/** Everything that is stored, a page a row. */
export function WorkTable({ model, work, onErase }: WorkTableProps) {
  return (
    <ul class="whp-work-list">
      {[...work].map(([slug, stored]) => {
        const { title, href, about } = placeOf(slug, model.known);
        const version = model.known.find((exercise) => exercise.slug === slug)?.version;
        const progress = progressIn(stored, version);
        return (
          <li key={slug}>
            <h2>
              {href === undefined ? title : <a href={href}>{title}</a>}
              {progress !== null && (
                <span class="whp-progress">
                  {' '}
                  <span>{PROGRESS[progress]}</span>
                </span>
              )}
            </h2>
            {about !== undefined && <p>{about}</p>}
            {stored.drafts.map((draft) => (
              <Text
                key={draft.id}
                title={`Draft: ${lines(draft.text)}${whenText(draft.at)}`}
                text={draft.text}
              />
            ))}
            {stored.kept.map((entry) => (
              <Text key={entry.text} title={`Earlier: ${keptTitle(entry)}`} text={entry.text} />
            ))}
            {stored.unreadable.map(({ key, stored: text }) => (
              <Text key={key} title="Stored, but it could not be read" text={text} />
            ))}
            <button type="button" onClick={() => onErase(slug)}>
              Erase<span class="sr-only"> the work on {title}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
