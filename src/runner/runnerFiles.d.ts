declare module 'virtual:runner-files' {
  /** Paths of the runner's files below the site's base, each named by its content in a build. */
  export const runnerFiles: {
    readonly document: string;
    readonly worker: string;
    readonly compiler: string;
  };
}
