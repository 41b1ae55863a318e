/** Messages on their way to the page. */
export interface Outbox {
  add(message: string): void;
  /** Posts what has gathered, if anything has. */
  flush(): void;
  /** Whether the last post is long enough ago for another: one costs more than what it carries. */
  isDue(): boolean;
}

/** Milliseconds of a run that a hang may lose of its trace. */
const INTERVAL = 2;
/** Characters after which what has gathered goes out at once: far below what the page reads in one post. */
const FULL = 256 * 1024;

// Looked up before any of the reader's code has run.
const now = performance.now.bind(performance);

/**
 * Gathers messages and posts them together, one a line. JSON text has no line breaks of its own.
 *
 * @param post takes some messages, joined by line breaks.
 */
export function createOutbox(post: (messages: string) => void): Outbox {
  let waiting = '';
  let postedAt = now();
  function flush(): void {
    if (waiting === '') return;
    post(waiting);
    waiting = '';
    postedAt = now();
  }
  return {
    add(message) {
      waiting = waiting === '' ? message : `${waiting}\n${message}`;
      if (waiting.length > FULL) flush();
    },
    flush,
    isDue: () => now() - postedAt >= INTERVAL,
  };
}
