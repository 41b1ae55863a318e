declare module 'virtual:search' {
  /** The search that Starlight brings. */
  export class PagefindUI {
    constructor(options: object);
  }
}
