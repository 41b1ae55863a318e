import type { ComponentChildren } from 'preact';
import { CompareTexts } from './CompareTexts.tsx';
import { saveFile } from './saveFile.ts';
import type { WorkbenchAction } from './reduceWorkbench.ts';
import {
  canUndoReset,
  keptTooMany,
  type Saving,
  starterHasChanged,
  type WorkbenchState,
} from './workbenchState.ts';

interface NoticesProps {
  state: WorkbenchState;
  /** Under which name the code is saved as a file. */
  fileName: string;
  /** The address of the page that lists all drafts. */
  workHref: string;
  onDecide: (choice: 'keepMine' | 'takeTheirs') => void;
  onAction: (action: WorkbenchAction) => void;
  onDropOldest: () => void;
}

const SAVING_PROBLEMS: Partial<Record<Saving, string>> = {
  blocked:
    'Your browser does not let this site store anything, so your code is gone when you close this page. Everything else works.',
  full: 'The browser’s storage for this site is full, so your latest changes are not stored.',
};

function Bar({ children }: { children: ComponentChildren }) {
  return <div class="whp-notice">{children}</div>;
}

function Button({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button type="button" onClick={onClick}>
      {children}
    </button>
  );
}

function Question({ state, workHref, onDecide, onAction }: NoticesProps) {
  const { notice } = state;
  const close = () => onAction({ type: 'dismissNotice' });
  if (notice?.kind === 'otherTab') {
    return (
      <Bar>
        <p>
          Another tab has changed this draft. Both texts are stored. Choose the one to go on with;
          the other stays under Earlier texts.
        </p>
        <Button onClick={() => onDecide('keepMine')}>Keep this text</Button>
        <Button onClick={() => onDecide('takeTheirs')}>Take the other tab’s</Button>
        <CompareTexts
          before={state.text}
          after={notice.theirs.text}
          names={{ expected: 'this text', seen: 'the other tab’s' }}
        />
      </Bar>
    );
  }
  if (starterHasChanged(state)) {
    return (
      <Bar>
        <p>
          The starter has changed since you began. This is your draft from the old one; it stays
          under Earlier texts if you take the new starter.
        </p>
        <Button onClick={() => onAction({ type: 'keepOldStarter' })}>Keep my draft</Button>
        <Button onClick={() => onAction({ type: 'takeNewStarter' })}>Take the new starter</Button>
        <CompareTexts
          before={state.text}
          after={state.starter}
          names={{ expected: 'my draft', seen: 'the new starter' }}
        />
      </Bar>
    );
  }
  if (notice?.kind === 'unreadable') {
    return (
      <Bar>
        <p>
          Something stored for this page could not be read: it is damaged, or from a newer version
          of this site. It is left as it is, and listed under Earlier texts and in{' '}
          <a href={workHref}>Your work</a>.
        </p>
        <Button onClick={close}>Close</Button>
      </Bar>
    );
  }
  if (notice?.kind === 'restored') {
    return (
      <Bar>
        <p>Your stored draft is back. Nothing has been run.</p>
        <Button onClick={close}>Close</Button>
      </Bar>
    );
  }
  return null;
}

function TooMany({ state, workHref, onAction, onDropOldest }: NoticesProps) {
  const count = keptTooMany(state);
  if (count === 0) return null;
  return (
    <Bar>
      <p>
        There are {state.kept.length} earlier texts here. Drop the{' '}
        {count === 1 ? 'oldest one' : `${count} oldest`}? Until you say so, all of them stay. Your{' '}
        <a href={workHref}>work</a> can be saved as a file first.
      </p>
      <Button onClick={onDropOldest}>Drop</Button>
      <Button onClick={() => onAction({ type: 'keepOldest' })}>Keep them</Button>
    </Bar>
  );
}

/** What there is to say or ask about the draft, in a live region of the page. */
export function Notices(props: NoticesProps) {
  const { state, fileName, workHref } = props;
  const problem = SAVING_PROBLEMS[state.saving];
  return (
    <>
      {canUndoReset(state) && state.text === state.starter && (
        <p class="sr-only">The code is reset. Undo brings your text back.</p>
      )}
      <Question {...props} />
      <TooMany {...props} />
      {problem !== undefined && (
        <Bar>
          <p>
            {problem}{' '}
            {state.saving === 'full' && (
              <>
                Make room in <a href={workHref}>Your work</a>, or save the text as a file.
              </>
            )}
          </p>
          <Button onClick={() => saveFile(fileName, state.text)}>Save this text as a file</Button>
        </Bar>
      )}
    </>
  );
}
