/** Every code a SimtreesError can carry: what causes it and what to do. */
export const simtreesErrorTable = Object.freeze({
  badPath: {
    cause: 'A file name cannot exist in a git tree.',
    remedy: 'Write paths as a/b.c: no leading slash, no empty part, no "." or "..".',
  },
  badPerson: {
    cause: 'A name, mail address or date cannot stand in a commit header.',
    remedy: 'Leave out <, > and line breaks, and give seconds as a whole number.',
  },
  badMessage: {
    cause: 'A commit message is empty.',
    remedy: 'Give the commit a subject line.',
  },
  noSuchObject: {
    cause: 'An object id names nothing in this store.',
    remedy: 'Use an id that this store has returned.',
  },
  crissCross: {
    cause: 'Two commits have several merge bases that conflict with one another.',
    remedy: 'Merge the bases by hand first.',
  },
  mergeCommitPicked: {
    cause:
      'A merge was picked, reverted or turned into a patch, and it has two differences to choose from.',
    remedy: 'Name a commit with one parent.',
  },
  badWorld: {
    cause: 'The description of trees and patches that a world was started from contradicts itself.',
    remedy: 'Correct the entry that the message names.',
  },
  badPlan: {
    cause: 'The plan is not a list of command lines.',
    remedy: "Export it as: export const commands: string[] = ['merge a into b'];",
  },
  badCommand: {
    cause: 'A command line is not one of the commands that there are.',
    remedy: 'Compare it with the list of commands in the task.',
  },
  noSuchName: {
    cause: 'A command names a branch, tag or patch that does not exist at this point of the plan.',
    remedy: 'Create it by an earlier command, or correct the name.',
  },
  againstPolicy: {
    cause: 'A command does to a tree what the policy of that tree rules out.',
    remedy: 'Use a command that the policy allows.',
  },
  conflict: {
    cause: 'Git stopped with a conflict: two sides changed the same or adjacent lines differently.',
    remedy:
      'Arrange the commands so that the change reaches both sides as one commit, or not at all.',
  },
  nothingToDo: {
    cause: 'A command would change nothing.',
    remedy: 'Leave the command out.',
  },
  stepBudget: {
    cause: 'The run took more steps than it may.',
    remedy: 'Use fewer commands.',
  },
} as const satisfies Record<string, { cause: string; remedy: string }>);

/** What can go wrong, by name. */
export type SimtreesErrorCode = keyof typeof simtreesErrorTable;
