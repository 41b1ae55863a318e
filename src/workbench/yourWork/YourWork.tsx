import type { Choice } from '../../storage/importWork.ts';
import { ImportPanel } from './ImportPanel.tsx';
import { placeOf } from './placeOf.ts';
import { WorkTable } from './WorkTable.tsx';
import type { WorkModel } from './workModel.ts';

/** What the reader can do on the page. */
export interface WorkActions {
  readonly saveAll: () => void;
  readonly openFile: (file: File) => void;
  readonly choose: (slug: string, choice: Choice) => void;
  readonly importFile: () => void;
  readonly cancelImport: () => void;
  readonly askErase: (slug: string | null) => void;
  readonly erase: () => void;
  readonly keep: () => void;
  readonly undoErase: () => void;
}

interface YourWorkProps {
  model: WorkModel;
  on: WorkActions;
}

function Erasing({ model, on }: YourWorkProps) {
  if (model.erasing === null) return null;
  const { slug } = model.erasing;
  return (
    <section class="whp-import" aria-label="Erase">
      <p>
        {slug === null
          ? 'Erase all drafts, earlier texts and progress from this browser?'
          : `Erase the draft, the earlier texts and the progress of “${placeOf(slug, model.known).title}” from this browser?`}{' '}
        It can be undone until you leave this page.
      </p>
      <p class="whp-work-buttons">
        <button type="button" onClick={on.erase}>
          Erase {slug === null ? 'everything' : 'it'}
        </button>
        <button type="button" onClick={on.keep}>
          Keep it
        </button>
      </p>
    </section>
  );
}

/** The page "Your work", but for its words that the server writes. */
export function YourWork({ model, on }: YourWorkProps) {
  const { work, file } = model;
  if (work === null) {
    return (
      <p role="status">
        Your browser does not let this site store anything, so there is nothing here, and what you
        write is gone when you close its page. Exercises run all the same; their pages can save a
        text as a file.
      </p>
    );
  }
  return (
    <>
      <p class="whp-work-buttons">
        <button type="button" disabled={work.size === 0} onClick={on.saveAll}>
          Save all as a file
        </button>
        <label class="whp-file">
          Open a file
          <input
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget }) => {
              const [opened] = currentTarget.files ?? [];
              currentTarget.value = '';
              if (opened !== undefined) on.openFile(opened);
            }}
          />
        </label>
        <button type="button" disabled={work.size === 0} onClick={() => on.askErase(null)}>
          Erase everything
        </button>
      </p>
      <div role="status">
        {model.message !== '' && <p class="whp-work-message">{model.message}</p>}
        {model.erased.length > 0 && (
          <button type="button" onClick={on.undoErase}>
            Undo erasing
          </button>
        )}
      </div>
      {file !== null && (
        <ImportPanel
          file={file}
          known={model.known}
          onChoose={on.choose}
          onImport={on.importFile}
          onCancel={on.cancelImport}
        />
      )}
      <Erasing model={model} on={on} />
      {work.size === 0 ? (
        <p>Nothing is stored yet.</p>
      ) : (
        <WorkTable model={model} work={work} onErase={on.askErase} />
      )}
    </>
  );
}
