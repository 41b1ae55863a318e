/** How a run ended, seen from outside the sandbox. */
export type RunEnd =
  | { readonly type: 'closed' }
  /** The wall clock ran out; `after` is the budget in milliseconds. */
  | { readonly type: 'timeout'; readonly after: number }
  /** The worker or its frame went away. */
  | { readonly type: 'died'; readonly text: string };
