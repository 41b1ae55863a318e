/**
 * What has to hold of page references, by name. A splat says which of them it shows broken; where real kernels are known to
 * break one, so does the simulation.
 */
export const invariantTable = {
  pgmapStable:
    'A page has one pgmap, and its memmap exists, as long as somebody holds a reference on it. Since 5.18 an unbind under a pin breaks this for FS_DAX.',
  countIsHolders:
    'The reference count is what an idle page of the type counts in the release, and one for each holder.',
  noResurrection:
    'Only the owner of a free page brings its count from 0 to 1. GUP takes a reference only where there is one.',
  mappedHasReference:
    'Since 6.15 a page has at least as many references as mappings; before, each mapping of a DAX page came without one.',
  associationConsistent:
    'The mapping and the index of a page name the file that has it, or the page is marked as shared and counts its files.',
  teardownInOrder:
    'A pgmap is torn down once: its percpu_ref is killed, the references are waited for, and only then is the counter freed.',
  pgmapRefsBalanced:
    'Each reference on a pgmap is given back once, and nobody gets one after the last has gone.',
  entryRemovedIdle:
    'When a DAX entry goes, nobody holds its page. Eviction broke this up to 6.14; an unbind under a pin breaks it at 7.2.',
  holderUntilPut:
    'A dax device has one holder; its data and its operations are set together and go together, and only that holder lets go.',
  readSideBalanced: 'Each read side of an SRCU domain is closed once by whoever opened it.',
} as const satisfies Record<string, string>;

export type InvariantName = keyof typeof invariantTable;
