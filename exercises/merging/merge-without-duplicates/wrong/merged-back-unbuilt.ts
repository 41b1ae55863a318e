// fails: every-commit-builds
export const commands: string[] = [
  'topic holder from rc4',
  'apply dax-holder mm-kill-procs to holder',
  'merge holder into xfs',
  'apply xfs-notify xfs-notify-fix to xfs',
  'rebuild mm on holder',
  'apply mm-collect to mm',
  'merge xfs into next',
  'merge mm into next',
  'merge cowfs into next with cowfs-convert',
  // Nobody merges this again, but it is a commit of xfs that does not build.
  'merge cowfs into xfs',
];
