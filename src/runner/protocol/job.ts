/** One check to run on one release, in the order in which results are expected. */
export interface PlannedCheck {
  readonly check: string;
  readonly release: string;
}

/** All that enters the sandbox for one run. It holds no expected value. */
export interface Job {
  /** Unguessable; every message of the run carries it, and the reader's code never sees it. */
  readonly run: string;
  /** The compiled answer. */
  readonly answer: string;
  readonly scenarios: string;
  readonly module: string;
  readonly exports: readonly string[];
  readonly stepBudget: number;
  readonly plan: readonly PlannedCheck[];
  /** Set for a lab, where nothing is judged: the file may import every module whole. */
  readonly lab?: LabJob;
}

/** What a lab's run has besides: exports that may be missing, and plain data for its scenario. */
export interface LabJob {
  readonly optionalExports: readonly string[];
  readonly settings: unknown;
}
