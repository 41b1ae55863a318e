/** A search was asked for something that has no answer: a schedule that names a task that is not there, or cannot step. */
export class SearchError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SearchError';
  }
}
