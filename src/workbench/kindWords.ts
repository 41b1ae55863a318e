/** What the reader does in each kind of exercise. */
export const kindWords = {
  implement: 'Implement a kernel function',
  repair: 'Repair a patch',
  reproduce: 'Reproduce a bug',
  review: 'Review a patch',
  plan: 'Plan a merge',
} as const;
