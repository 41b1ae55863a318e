/** The packages that code of a reader imports from, by the name that it imports. */
export const packages = ['simkernel', 'simtrees', 'explore'] as const;

export type PackageName = (typeof packages)[number];
