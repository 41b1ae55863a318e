// fails: resolution-only
export const commands: string[] = [
  // One commit with two parents, and five patches that no commit is named after.
  'merge cowfs into xfs with dax-holder mm-kill-procs xfs-notify xfs-notify-fix cowfs-convert',
  'rebuild mm on xfs',
  'apply mm-collect to mm',
  'merge xfs into next',
  'merge mm into next',
];
