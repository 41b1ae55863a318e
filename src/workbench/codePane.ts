import { type EditorStatus, type MountedEditor, mountEditor } from '../editor/mountEditor.ts';
import { editorHelp } from './editorHelp.ts';
import type { FindRegion } from './pageRegions.ts';

interface CodePaneOptions {
  /** Finds the regions "code" and "help" of CodePane.astro. */
  readonly find: FindRegion;
  readonly text: string;
  /** Whether `text` is what the server rendered. */
  readonly asRendered: boolean;
  /** What a screen reader calls the editor. */
  readonly label: string;
  readonly module: 'simkernel' | 'simtrees';
  /** Whether the editor offers all of the module, or what an answer may import of it. */
  readonly scope: 'answer' | 'whole';
  readonly onEdit: (text: string) => void;
  /** The reader is about to edit: time to fetch what a run needs. */
  readonly onIntent: () => void;
}

/** Brings a CodePane.astro to life: an editor, and the line that says how to leave it. */
export function codePane({ find, ...options }: CodePaneOptions): MountedEditor {
  let status: EditorStatus = 'shown';
  let tabLeaves = true;
  const help = (): void => {
    find('help').textContent = editorHelp(status, tabLeaves);
  };
  return mountEditor({
    ...options,
    host: find('code'),
    onStatus(now) {
      status = now;
      help();
    },
    onTabLeaves(now) {
      tabLeaves = now;
      help();
    },
  });
}
