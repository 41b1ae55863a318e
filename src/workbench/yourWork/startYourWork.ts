import { h, render } from 'preact';
import { changeItems } from '../../storage/changeItems.ts';
import { eraseWork } from '../../storage/eraseWork.ts';
import { choicesOf, importWork } from '../../storage/importWork.ts';
import { openWorkFile } from '../../storage/openWorkFile.ts';
import { readSettings } from '../../storage/settings.ts';
import { storageFault } from '../../storage/storageFault.ts';
import { browserStorage } from '../../storage/textStorage.ts';
import { readWork, type Work } from '../../storage/work.ts';
import { writeWorkFile } from '../../storage/workFile.ts';
import { saveFile } from '../saveFile.ts';
import type { KnownExercise, WorkModel } from './workModel.ts';
import { type WorkActions, YourWork } from './YourWork.tsx';

const FAULTS = {
  full: 'The browser’s storage for this site is full. Nothing was changed; erase something first.',
  blocked: 'The browser did not let this site store anything. Nothing was changed.',
};

function storedWork(): Work | null {
  try {
    return readWork(browserStorage());
  } catch {
    return null;
  }
}

/** Brings the page "Your work" to life. */
export function startYourWork(region: HTMLElement, known: readonly KnownExercise[]): void {
  let model: WorkModel = {
    known,
    work: storedWork(),
    message: '',
    file: null,
    erasing: null,
    erased: [],
  };
  let opening: File | undefined;
  const change = (part: Partial<WorkModel>): void => {
    model = { ...model, ...part };
    render(h(YourWork, { model, on: actions }), region);
  };
  /** Changes the storage and says how it went; a fault leaves everything else as it is. */
  const store = (work: () => Partial<WorkModel>): void => {
    try {
      const part = work();
      change({ erased: [], erasing: null, file: null, ...part, work: storedWork() });
    } catch (error) {
      change({ message: FAULTS[storageFault(error)] });
    }
  };

  const actions: WorkActions = {
    saveAll() {
      const now = new Date();
      const work = storedWork();
      if (work === null) return;
      const day = now.toISOString().slice(0, 10);
      const text = writeWorkFile(work, now.getTime(), readSettings(browserStorage()));
      saveFile(`who-holds-the-page-${day}.json`, text, 'application/json');
      change({
        message:
          'The file has everything that is listed here, and your settings of the editor and the lab.',
      });
    },
    async openFile(opened) {
      opening = opened;
      const read = await openWorkFile(opened);
      // The last one that was opened is shown, however long another takes to read.
      if (opening !== opened) return;
      if (read.status === 'refused') {
        change({ message: `${opened.name}: ${read.problem}`, file: null });
        return;
      }
      const mine = storedWork() ?? new Map();
      const { work, settings, savedAt } = read;
      const choices = choicesOf(mine, work);
      change({
        message: '',
        file: { name: opened.name, work, settings, savedAt, choices, chosen: new Map() },
      });
    },
    choose(slug, choice) {
      const { file } = model;
      if (file === null) return;
      change({ file: { ...file, chosen: new Map(file.chosen).set(slug, choice) } });
    },
    importFile() {
      const { file } = model;
      if (file === null) return;
      store(() => {
        importWork(browserStorage(), file.work, file.chosen, Date.now(), file.settings);
        return { message: `${file.name} was imported.` };
      });
    },
    cancelImport: () => change({ file: null, message: 'Nothing was imported.' }),
    askErase: (slug) => change({ erasing: { slug }, message: '' }),
    keep: () => change({ erasing: null }),
    erase() {
      const { erasing } = model;
      if (erasing === null) return;
      store(() => ({ erased: eraseWork(browserStorage(), erasing.slug), message: 'Erased.' }));
    },
    undoErase() {
      const { erased } = model;
      store(() => {
        changeItems(browserStorage(), erased, []);
        return { message: 'What was erased is back.' };
      });
    },
  };

  addEventListener('storage', () => change({ work: storedWork() }));
  // A page that comes back from the browser's back-forward cache has missed every event.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) change({ work: storedWork() });
  });
  change({});
}
