// fails: nothing-twice
export const commands: string[] = [
  'topic a from rc4',
  'apply dax-holder mm-kill-procs to a',
  'topic b from rc4',
  // Both patches again, under no name of their own.
  'merge cowfs into b with dax-holder mm-kill-procs cowfs-convert',
  'merge a into xfs',
  'apply xfs-notify xfs-notify-fix to xfs',
  'rebuild mm on b',
  'apply mm-collect to mm',
  'merge xfs into next',
  'merge mm into next',
];
