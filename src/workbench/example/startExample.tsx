import { render } from 'preact';
import type { LabSettings } from '../../runner/lab/labSettings.ts';
import { codePane } from '../codePane.ts';
import { LabHeadline } from '../lab/LabHeadline.tsx';
import { LabResults } from '../lab/LabResults.tsx';
import type { LabRun } from '../lab/labRun.ts';
import { labRunner } from '../lab/labRunner.ts';
import { encodeShare } from '../lab/share/encodeShare.ts';
import { pageRegions } from '../pageRegions.ts';
import { renderKeepingFocus } from '../renderKeepingFocus.ts';
import { errorMarks } from '../errorMarks.ts';
import { ExampleBar } from './ExampleBar.tsx';
import type { ExampleFacts } from './exampleFacts.ts';

/** A running example: what its element hands over once it has been asked to. */
export interface StartedExample {
  run(): Promise<void>;
}

/** Makes the code of an example editable where it stands, and runs it when it is told to. */
export function startExample(root: HTMLElement, facts: ExampleFacts): StartedExample {
  const find = pageRegions(root);
  const runner = labRunner(facts.baseUrl);
  let text = facts.code;
  let settings: LabSettings = facts.settings;
  let last: LabRun = { status: 'idle' };

  const editor = codePane({
    find,
    text,
    asRendered: true,
    label: `Code of the example: ${facts.caption}`,
    modules: ['simkernel', 'simtrees', 'explore'],
    scope: 'whole',
    onEdit(edited) {
      text = edited;
      paint();
    },
    onIntent: runner.warm,
  });

  async function run(): Promise<void> {
    last = { status: 'running' };
    editor.setMarks([]);
    paint();
    const request = { source: text, settings };
    const outcome = await runner.run(request);
    if (outcome === null) return;
    last = { status: 'done', request, outcome };
    editor.setMarks(errorMarks({ source: request.source, text, errors: outcome.errors }));
    paint();
  }

  async function openLab(): Promise<void> {
    const fragment = await encodeShare({ code: text, settings });
    location.assign(`${facts.baseUrl.replace(/\/?$/, '/')}lab/#${fragment}`);
  }

  function choose(wanted: LabSettings): void {
    settings = wanted;
    paint();
  }

  function paint(): void {
    renderKeepingFocus(
      <ExampleBar
        ready
        running={last.status === 'running'}
        releases={facts.releases}
        release={settings.release}
        onRun={run}
        onRelease={(release) => choose({ ...settings, release })}
        onLab={openLab}
      />,
      find('bar'),
    );
    render(<LabHeadline run={last} />, find('headline'));
    render(
      last.status === 'done' ? (
        <LabResults
          outcome={last.outcome}
          release={last.request.settings.release}
          stale={last.request.source !== text || last.request.settings !== settings}
          onGoTo={(position) => editor.goTo(position)}
          onKeepSchedule={(schedule) => choose({ ...settings, schedule })}
        />
      ) : null,
      find('results'),
    );
  }

  root.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat) void run();
    },
    { capture: true },
  );
  paint();
  return { run };
}
