import { useState } from 'preact/hooks';

interface TextFormProps {
  summary: string;
  /** Made when it is opened first. */
  text: () => string;
}

/** The same as plain text, to read or to copy. */
export function TextForm({ summary, text }: TextFormProps) {
  const [shown, setShown] = useState<string | null>(null);
  const [copied, setCopied] = useState('');
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(shown ?? text());
      setCopied('Copied.');
    } catch {
      setCopied('The browser did not allow that; select the text instead.');
    }
  }
  return (
    <details class="whp-text-form" onToggle={() => setShown(text())}>
      <summary>{summary}</summary>
      {shown !== null && (
        <>
          <p>
            <button type="button" onClick={copy}>
              Copy
            </button>{' '}
            <span role="status">{copied}</span>
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard */}
          <pre tabIndex={0}>{shown}</pre>
        </>
      )}
    </details>
  );
}
