import { runnerFiles } from 'virtual:runner-files';
import { abortError } from './abortError.ts';
import { createCompiler } from './compile/createCompiler.ts';
import { planChecks } from './protocol/planChecks.ts';
import type { RunRequest, Runner } from './runner.ts';
import { runAnswer } from './runAnswer.ts';
import { createSandbox } from './sandbox/createSandbox.ts';

/**
 * The runner of a page. Nothing is loaded before `warm` or `run` is called.
 *
 * @param options.baseUrl where the site is served, such as `import.meta.env.BASE_URL`.
 */
export function createRunner({ baseUrl }: { readonly baseUrl: string }): Runner {
  const base = new URL(baseUrl.replace(/\/?$/, '/'), document.baseURI);
  const urlOf = (file: string) => new URL(file, base).href;
  const compiler = createCompiler(urlOf(runnerFiles.compiler));
  const sandbox = createSandbox({
    document: urlOf(runnerFiles.document),
    worker: urlOf(runnerFiles.worker),
  });
  let current: AbortController | undefined;

  /** Calls the run before it off, and itself off when the signal fires. */
  async function alone<T>(
    signal: AbortSignal | undefined,
    run: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    current?.abort();
    const controller = new AbortController();
    current = controller;
    if (signal?.aborted) throw abortError();
    const forward = () => controller.abort();
    signal?.addEventListener('abort', forward);
    try {
      return await run(controller.signal);
    } finally {
      signal?.removeEventListener('abort', forward);
      if (current === controller) current = undefined;
    }
  }

  return {
    warm() {
      // What fails here fails again, and is told, when something is run.
      compiler.warm().catch(() => {});
      sandbox.warm().catch(() => {});
    },
    rehearse(exercise, answers) {
      const { module, exports, stepBudget, scenarios } = exercise;
      const plan = planChecks(exercise);
      const job = { run: 'rehearsal', scenarios, module, exports, stepBudget, plan };
      sandbox.rehearse(answers.map((answer) => ({ ...job, answer })));
    },
    compileAhead: ({ source, exercise }) => compiler.ahead(source, [exercise.module]),
    run: ({ source, exercise, signal }: RunRequest) =>
      alone(signal, (own) => runAnswer({ source, exercise }, { compiler, sandbox }, own)),
    runLab: ({ signal, ...request }) =>
      alone(signal, async (own) => {
        const { runLab } = await import('./lab/runLab.ts');
        return runLab(request, { compiler, sandbox }, own);
      }),
    dispose() {
      current?.abort();
      compiler.dispose();
      sandbox.dispose();
    },
  };
}
