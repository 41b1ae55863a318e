import { useEffect, useState } from 'preact/hooks';
import { encodeShare } from './share/encodeShare.ts';
import type { SharedLab } from './share/sharedLab.ts';
import { shareText } from './share/shareText.ts';

interface LabShareProps {
  shared: SharedLab;
  /** The address of the lab, without a fragment. */
  address: string;
}

interface CopyProps {
  label: string;
  text: string;
}

function Copy({ label, text }: CopyProps) {
  const [said, say] = useState('');
  return (
    <>
      <button
        type="button"
        onClick={() =>
          navigator.clipboard.writeText(text).then(
            () => say('Copied.'),
            () => say('The browser does not allow copying; select the text instead.'),
          )
        }
      >
        {label}
      </button>{' '}
      <span role="status">{said}</span>
    </>
  );
}

/** The link that carries the code, the release and the schedule, and the same as text for a mail. */
export function LabShare({ shared, address }: LabShareProps) {
  const [link, setLink] = useState('');
  useEffect(() => {
    let isLate = false;
    encodeShare(shared).then((fragment) => {
      if (!isLate) setLink(`${address}#${fragment}`);
    });
    return () => {
      isLate = true;
    };
  }, [shared.code, shared.settings, address]);
  if (link === '') return null;
  const text = shareText(shared, link);
  return (
    <div class="whp-share">
      <label class="whp-field">
        <span>Link, {link.length.toLocaleString('en')} characters</span>
        <input
          type="text"
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <p>
        <Copy key={link} label="Copy the link" text={link} />
      </p>
      <p>
        The code is in the link itself, behind the #, and is sent to no server. Whoever opens it
        sees the code and has to run it.
      </p>
      <label class="whp-field">
        <span>As text, for a mail</span>
        <textarea readOnly rows={8} value={text} />
      </label>
      <p>
        <Copy key={text} label="Copy the text" text={text} />
      </p>
    </div>
  );
}
