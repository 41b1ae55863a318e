/** Runs the reader's code with something that is loaded on the first intent. */
export interface LazyRunner<Request, Outcome> {
  /** Loads what a run needs. Runs nothing of the reader's. */
  warm(): void;
  /** The outcome of a run, or null when a later one took its place. */
  run(request: Request): Promise<Outcome | null>;
}

interface LazyRunnerOptions<Loaded, Request, Outcome> {
  /** Loads what a run needs; called again after it has failed. */
  readonly load: () => Promise<Loaded>;
  readonly run: (loaded: Loaded, request: Request, signal: AbortSignal) => Promise<Outcome>;
  /** The outcome of a run that could not be made. */
  readonly fault: (error: unknown) => Outcome;
}

/** Loads once, on the first intent, and lets a run end the one before it. */
export function lazyRunner<Loaded, Request, Outcome>(
  options: LazyRunnerOptions<Loaded, Request, Outcome>,
): LazyRunner<Request, Outcome> {
  let loading: Promise<Loaded> | null = null;
  let latest = new AbortController();
  const loadOnce = (): Promise<Loaded> => {
    loading ??= options.load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  return {
    warm() {
      // A failure is not lost: the run that needs the runner loads it again and reports.
      loadOnce().catch(() => undefined);
    },
    async run(request) {
      latest.abort();
      latest = new AbortController();
      const { signal } = latest;
      try {
        const loaded = await loadOnce();
        if (signal.aborted) return null;
        return await options.run(loaded, request, signal);
      } catch (error) {
        return signal.aborted ? null : options.fault(error);
      }
    },
  };
}
