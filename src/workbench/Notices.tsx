import type { ComponentChildren } from 'preact';
import type { Notice, Saving } from './workbenchState.ts';

interface NoticesProps {
  notice: Notice | null;
  saving: Saving;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onTakeStarter: () => void;
  onDismiss: () => void;
}

const SAVING_PROBLEMS: Partial<Record<Saving, string>> = {
  blocked:
    'Your browser does not let this site store anything, so your code is gone when you close this page. Copy what you want to keep.',
  full: 'The browser’s storage for this site is full, so your latest changes are not stored. Copy them before you close this page.',
};

function Bar({ children }: { children: ComponentChildren }) {
  return <div class="whp-notice">{children}</div>;
}

function Question({ notice, ...on }: Omit<NoticesProps, 'saving'>) {
  switch (notice?.kind) {
    case 'restored':
      return (
        <Bar>
          <p>Your draft from an earlier visit is back. Nothing has been run.</p>
          <button type="button" onClick={on.onDismiss}>
            Close
          </button>
        </Bar>
      );
    case 'unreadable':
      return (
        <Bar>
          <p>
            The stored draft could not be read; it is listed as it was stored under Earlier texts.
          </p>
          <button type="button" onClick={on.onDismiss}>
            Close
          </button>
        </Bar>
      );
    case 'starterChanged':
      return (
        <Bar>
          <p>
            The starter of this exercise has changed since you began. This is your draft from the
            old one; it stays under Earlier texts if you take the new starter.
          </p>
          <button type="button" onClick={on.onDismiss}>
            Keep my draft
          </button>
          <button type="button" onClick={on.onTakeStarter}>
            Take the new starter
          </button>
        </Bar>
      );
    case 'otherTab':
      return (
        <Bar>
          <p>
            Another tab has changed the draft of this exercise. Choose the text to go on with; the
            other one stays under Earlier texts.
          </p>
          <button type="button" onClick={on.onKeepMine}>
            Keep this text
          </button>
          <button type="button" onClick={on.onTakeTheirs}>
            Take the other tab’s
          </button>
        </Bar>
      );
    default:
      return null;
  }
}

/** What there is to say or ask about the draft, in a live region of the page. */
export function Notices(props: NoticesProps) {
  const problem = SAVING_PROBLEMS[props.saving];
  return (
    <>
      <Question {...props} />
      {problem !== undefined && (
        <Bar>
          <p>{problem}</p>
        </Bar>
      )}
    </>
  );
}
