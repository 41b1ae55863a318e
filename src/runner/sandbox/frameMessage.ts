/** From the page to the sandbox frame. */
export type FrameRequest =
  | { readonly type: 'run'; readonly job: string }
  /** Every spare worker, this one and those to come, rehearses the job while it waits. */
  | { readonly type: 'rehearse'; readonly job: string }
  | { readonly type: 'kill' };

/** From the sandbox frame to the page. */
export type FrameReport =
  /** A spare worker is warm. */
  | { readonly type: 'ready' }
  /** The running worker said something; `text` comes from a realm that runs untrusted code. */
  | { readonly type: 'message'; readonly text: unknown }
  /** The running worker, or the spare when none runs, stopped with an error. */
  | { readonly type: 'died'; readonly text: string }
  /** The running worker is gone. */
  | { readonly type: 'closed' };
