import type { LabPage, LabReplay } from '../../runner/lab/labReport.ts';
import type { Interleaving, InterleavingStep } from '../../runner/interleaving.ts';

const shared = ({ refcount, mapcount, mapping }: LabPage): string =>
  `refcount ${refcount}, mappings ${mapcount}${mapping === null ? ', in no file' : ''}`;

/** The replay of a schedule as a figure shows it: each step with how the tasks and the pages stand after it. */
export function labInterleaving({ schedule, steps, violation }: LabReplay): Interleaving {
  const tasks = [...new Set(steps.map(({ task }) => task))];
  const pages = new Map<string, string>();
  return {
    tasks,
    schedule,
    violation: violation ?? 'nothing goes wrong',
    wrongAt: Math.max(steps.length - 1, 0),
    steps: steps.map((step): InterleavingStep => {
      for (const page of step.pages) pages.set(page.page, shared(page));
      const states = step.tasks.filter(({ task }) => tasks.includes(task));
      const own = states.find(({ task }) => task === step.task)?.state ?? '';
      return {
        task: tasks.indexOf(step.task),
        text: [step.at || 'begins', ...(own ? [own] : [])].join('; '),
        state: [...states.map(({ task, state }) => [task, state] as const), ...pages],
      };
    }),
  };
}
