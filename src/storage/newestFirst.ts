/** Orders stored things by when they were written, the newest first. */
export function newestFirst(a: { readonly at: number }, b: { readonly at: number }): number {
  return b.at - a.at;
}
