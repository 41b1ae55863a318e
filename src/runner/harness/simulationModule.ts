/** What the harness needs of `simkernel` and `simtrees`; the rest is for scenarios and answers. */
export interface SimulationModule {
  /** Makes the first argument of a scenario, bound to one release, budget and trace. */
  scenarioContext(options: {
    readonly release: string;
    readonly stepBudget: number;
    readonly onTrace: (event: unknown) => void;
  }): unknown;
  /** The releases that the module tells apart, if it does; `boot` makes a machine of one. */
  readonly modelledReleases?: readonly string[];
  readonly boot?: (options: { readonly release: string }) => unknown;
}
