import type { ComponentChild } from 'preact';
import type { LabSettings } from '../../runner/lab/labSettings.ts';
import type { SourcePosition } from '../../runner/sourcePosition.ts';
import { EarlierTexts } from '../EarlierTexts.tsx';
import { Notices } from '../Notices.tsx';
import type { FindRegion, PageRegion } from '../pageRegions.ts';
import type { WorkbenchAction } from '../reduceWorkbench.ts';
import { renderKeepingFocus } from '../renderKeepingFocus.ts';
import { canUndoReset, type WorkbenchState } from '../workbenchState.ts';
import { LabControls } from './LabControls.tsx';
import type { LabFacts } from './labFacts.ts';
import { LabHeadline } from './LabHeadline.tsx';
import type { LabRun } from './labRun.ts';
import { LabToolbar } from './LabToolbar.tsx';
import { LinkNotice, type LinkState } from './LinkNotice.tsx';

/** What the lab's page shows. */
export interface LabModel {
  readonly facts: LabFacts;
  /** Of the page without a link. */
  readonly address: string;
  readonly state: WorkbenchState;
  readonly settings: LabSettings;
  readonly link: LinkState;
  readonly run: LabRun;
  readonly ResultsView: typeof import('./LabResults.tsx').LabResults | null;
  /** The share panel; null while it is closed. */
  readonly ShareView: typeof import('./LabShare.tsx').LabShare | null;
  /** It was asked for and could not be loaded. */
  readonly shareFailed: boolean;
}

/** What the reader can do on the page. */
export interface LabActions {
  readonly change: (part: Pick<LabModel, 'link'>) => void;
  readonly act: (action: WorkbenchAction) => void;
  readonly decide: (choice: 'keepMine' | 'takeTheirs') => void;
  readonly dropOldest: () => void;
  readonly run: () => void;
  readonly setSettings: (settings: LabSettings) => void;
  readonly startFrom: (example: string) => void;
  readonly toggleShare: () => void;
  readonly goTo: (position: SourcePosition) => void;
}

/** Brings every part of the lab's page but the code up to date. */
export function paintLab(find: FindRegion, model: LabModel, on: LabActions): void {
  const { facts, address, state, settings, run, ResultsView, ShareView } = model;
  const paint = (region: PageRegion, view: ComponentChild): void =>
    renderKeepingFocus(view, find(region));

  paint(
    'link',
    <LinkNotice
      link={model.link}
      own={address}
      onDismiss={() => on.change({ link: { kind: 'none' } })}
    />,
  );
  paint(
    'notices',
    <Notices
      state={state}
      fileName="lab.ts"
      workHref={`${facts.baseUrl.replace(/\/$/, '')}/your-work/`}
      onDecide={on.decide}
      onAction={on.act}
      onDropOldest={on.dropOldest}
    />,
  );
  paint(
    'controls',
    <LabControls
      ready
      facts={facts}
      settings={settings}
      onChange={on.setSettings}
      onExample={on.startFrom}
    />,
  );
  paint(
    'bar',
    <LabToolbar
      ready
      running={run.status === 'running'}
      sharing={ShareView !== null}
      canReset={state.text !== state.starter}
      canUndo={canUndoReset(state)}
      onRun={on.run}
      onReset={() => on.act({ type: 'reset' })}
      onUndo={() => on.act({ type: 'undoReset' })}
      onShare={on.toggleShare}
    />,
  );
  paint(
    'share',
    ShareView ? (
      <ShareView shared={{ code: state.text, settings }} address={address} />
    ) : model.shareFailed ? (
      <p role="alert">The link could not be made. Check the connection and try again.</p>
    ) : null,
  );
  paint('headline', <LabHeadline run={run} />);
  paint(
    'results',
    run.status === 'done' && ResultsView !== null ? (
      <ResultsView
        outcome={run.outcome}
        release={run.request.settings.release}
        stale={run.request.source !== state.text || run.request.settings !== settings}
        onGoTo={on.goTo}
        onKeepSchedule={(schedule) => on.setSettings({ ...settings, schedule })}
      />
    ) : null,
  );
  paint(
    'earlier',
    <EarlierTexts
      kept={state.kept.filter((entry) => entry.text !== state.text)}
      onBringBack={(text) => on.act({ type: 'bringBack', text })}
    />,
  );
}
