import { SimError } from '../simkernel/kernel/simError.ts';

/** A search was given a schedule that has no meaning: damaged text, a task that is not there, or one that cannot step. */
export class SearchError extends SimError {
  constructor(detail: string) {
    super('badSchedule', detail);
    this.name = 'SearchError';
  }
}
