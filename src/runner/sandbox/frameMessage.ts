/** From the page to the sandbox frame. */
export type FrameRequest =
  /** The spare worker has been given a job: the running one, if any, ends, and another spare is made before long. */
  | 'taken'
  /** A spare worker is wanted now. */
  | 'wanted'
  /** The running worker has to end. */
  | 'kill';

/** From the sandbox frame to the page. What workers say comes on a channel of their own. */
export type FrameReport =
  /** There is a spare worker; the message carries the page's end of its channel. It says so itself when it is warm. */
  | { readonly type: 'spare' }
  /** The running worker, or the spare when none runs, stopped with an error. */
  | { readonly type: 'died'; readonly text: string }
  /** The running worker is gone. */
  | { readonly type: 'closed' };
