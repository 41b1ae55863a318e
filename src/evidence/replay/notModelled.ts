/** Thrown where a recording asks for something that the simulation does not have. Says what. */
export class NotModelled extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'NotModelled';
  }
}
