import type { LabSettings } from '../../runner/lab/labSettings.ts';

/** What the server writes into a chapter for the script of one example. */
export interface ExampleFacts {
  readonly baseUrl: string;
  readonly caption: string;
  readonly code: string;
  /** The releases to choose from; empty for the merge simulation. */
  readonly releases: readonly string[];
  readonly settings: LabSettings;
}
