import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { StepControl } from '../figures/steps/StepControl.tsx';
import { stepKeys } from '../figures/steps/stepKeys.ts';
import type { Interleaving } from '../runner/interleaving.ts';
import type { SourcePosition } from '../runner/sourcePosition.ts';
import { changedBy, interleavingText } from './interleavingText.ts';
import { LineLink } from './LineLink.tsx';
import { TextForm } from './TextForm.tsx';

interface InterleavingViewProps {
  interleaving: Interleaving;
  /** The code that was run, to show the reader's line at a step. */
  source: string;
  /** The release that it happened on. */
  release: string;
  onGoTo: (position: SourcePosition) => void;
}

/**
 * An interleaving that goes wrong, to walk back and forth: a column a task, what the tasks share after the step shown,
 * and the step where it goes wrong. It opens at that step. Arrow keys step, Home and End go to the ends.
 */
export function InterleavingView({ interleaving, source, release, onGoTo }: InterleavingViewProps) {
  const { tasks, steps, violation, wrongAt } = interleaving;
  const last = steps.length - 1;
  const [at, setAt] = useState(wrongAt);
  const list = useRef<HTMLOListElement>(null);
  const step = steps[at];
  const changed = new Set(changedBy(steps, at).map(([name]) => name));
  const line = step?.position && source.split('\n')[step.position.line - 1]?.trim();

  useLayoutEffect(() => {
    const row = list.current?.children[at];
    if (!(row instanceof HTMLElement) || !list.current) return;
    list.current.scrollTop = row.offsetTop - list.current.clientHeight / 2;
  }, [at]);

  return (
    <figure class="whp-interleaving">
      <figcaption>
        The interleaving that goes wrong, on {release}: <strong>{violation}</strong>
      </figcaption>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys step from anywhere inside it */}
      <div class="whp-stepper" onKeyDown={(event) => stepKeys(event, { at, last, onGo: setAt })}>
        <StepControl at={at} last={last} isLive onGo={setAt}>
          step {at + 1} of {steps.length}
          {at === wrongAt && ', where it goes wrong'}
        </StepControl>
        <div class="whp-step-now" aria-live="polite">
          <p>
            <b>{tasks[step?.task ?? 0]}</b>: {step?.text}
          </p>
          {step?.position !== undefined && (
            <p>
              <LineLink position={step.position} onGoTo={onGoTo} /> <code>{line}</code>
            </p>
          )}
          {at >= wrongAt && (
            <p class="whp-step-wrong">
              {at === wrongAt ? 'From this step on' : 'Still'}: {violation}
            </p>
          )}
        </div>
        <table class="whp-shared">
          <caption>What the tasks share after this step</caption>
          <tbody>
            {step?.state.map(([name, value]) => (
              <tr key={name} class={changed.has(name) && at > 0 ? 'is-changed' : undefined}>
                <th scope="row">{name}</th>
                <td>
                  {value}
                  {changed.has(name) && at > 0 && <span class="whp-changed"> changed</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <ol
          class="whp-steps"
          ref={list}
          style={`--tasks: ${tasks.length}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
          tabIndex={0}
          aria-label="All steps. Arrow keys step."
        >
          {steps.map((one, index) => (
            <li
              key={index}
              style={`--task: ${one.task + 1}`}
              class={`${index === at ? 'is-now' : ''}${index > at ? ' is-ahead' : ''}${index === wrongAt ? ' is-wrong' : ''}`}
              aria-current={index === at ? 'step' : undefined}
            >
              <span>
                <b>{tasks[one.task]}</b> {one.text}
                {one.position !== undefined && <i> line {one.position.line}</i>}
                {index === wrongAt && <em> goes wrong here</em>}
              </span>
            </li>
          ))}
        </ol>
      </div>
      <TextForm summary="The same as text" text={() => interleavingText(interleaving)} />
    </figure>
  );
}
