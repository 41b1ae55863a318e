import type { LogFrame, LogStep } from './logFrames.ts';

/** A report of the kernel about an object, and where it came from. */
export interface Report {
  readonly code: string;
  readonly text: string;
  readonly stack: readonly string[];
  /** Whether the task's last look for busy pages ended before it had unmapped anything. */
  readonly scanSkipped: boolean;
}

/** What the log says about how things came to be: it tells a known violation from an unknown one. */
export class LogFacts {
  /** Every function that was called. */
  readonly called = new Set<string>();
  readonly reports: Report[] = [];
  readonly #unmappedInScan = new Map<string, boolean>();

  see({ event, stack }: LogStep, frames: readonly LogFrame[]): void {
    if (event.kind === 'splat') {
      const { code, text } = event;
      const scanSkipped = this.#unmappedInScan.get(event.task) === false;
      this.reports.push({ code, text, stack, scanSkipped });
    }
    if (event.kind !== 'call') return;
    this.called.add(event.fn);
    if (isScan(event.fn)) this.#unmappedInScan.set(event.task, false);
    const scanning = frames.some(({ fn }) => isScan(fn));
    if (scanning && event.fn.startsWith('unmap_mapping_'))
      this.#unmappedInScan.set(event.task, true);
  }

  /** The kernel's own reports of a kind that name an object. */
  reported(code: string, subject: string): readonly Report[] {
    return this.reports.filter(
      (report) => report.code === code && report.text.startsWith(`${subject} `),
    );
  }
}

/** The function that looks for busy pages, by any of its names. */
export function isScan(fn: string): boolean {
  return fn === 'dax_layout_busy_page' || fn === 'dax_layout_busy_page_range';
}
