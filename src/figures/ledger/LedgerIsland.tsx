import { useEffect, useId, useState } from 'preact/hooks';
import type { LedgerData } from './ledgerData.ts';
import { LedgerPanel } from './LedgerPanel.tsx';

/**
 * One story at several releases. Which one shows is a radio button and style sheets alone, so the switch works without
 * scripts too; the scripts add the steps.
 */
export default function LedgerIsland({ runs, label }: { runs: LedgerData[]; label: string }) {
  const [isLive, setLive] = useState(false);
  const name = useId();
  useEffect(() => setLive(true), []);
  return (
    <div class="ledger">
      <fieldset class="ledger-switch">
        <legend class="sr-only">Release shown: {label}</legend>
        {runs.map(({ release, idle }, index) => (
          <label key={release}>
            <input type="radio" name={name} value={release} defaultChecked={index === 0} />
            <span>
              Linux {release} <small>idle at {idle}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {runs.map((data, index) => (
        <LedgerPanel key={data.release} data={data} isLive={isLive} place={index + 1} />
      ))}
    </div>
  );
}
