/** One page as it was at the end; counts of mappings as a reader counts them, from 0. */
export interface LabPage {
  readonly page: string;
  readonly pgmap: string;
  readonly refcount: number;
  readonly mapcount: number;
  readonly pincount: number;
  readonly mapping: string | null;
  readonly index: number;
  readonly order: number;
  readonly hwpoison: boolean;
}

export interface LabTask {
  readonly task: string;
  /** `ready`, `sleeps on ...`, `ended: ...`, `died: ...`; for a task without a call of its own, empty. */
  readonly state: string;
  readonly signals: readonly string[];
}

/** One step of a schedule: what a task did before another CPU could come in. */
export interface LabStep {
  readonly task: string;
  /** The access that the step begins with; empty for the first of a task. */
  readonly at: string;
  /** The events of the trace that the step made: from this one, up to before that one. */
  readonly from: number;
  readonly to: number;
  /** The tasks after it, and those pages that it changed; after the first step, all pages in use. */
  readonly tasks: readonly LabTask[];
  readonly pages: readonly LabPage[];
}

/** What a search over interleavings found. */
export interface LabSearch {
  readonly method: string;
  readonly schedules: number;
  readonly complete: boolean;
  readonly outcomes: number;
  /** What goes wrong in the shortest failing schedule; null when none was met. */
  readonly violation: string | null;
}

/** One schedule, step by step. */
export interface LabReplay {
  readonly schedule: string;
  readonly origin: 'given' | 'found' | 'in turn';
  readonly violation: string | null;
  readonly steps: readonly LabStep[];
}

/** What a lab's code did, as its scenario reports it. */
export interface LabReport {
  readonly returned?: unknown;
  readonly search?: LabSearch;
  readonly replay?: LabReplay;
  readonly pages: readonly LabPage[];
  readonly tasks: readonly LabTask[];
  readonly dmesg: readonly string[];
}
