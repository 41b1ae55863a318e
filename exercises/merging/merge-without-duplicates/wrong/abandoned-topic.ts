// fails: every-commit-builds
export const commands: string[] = [
  // A first try, left where it is.
  'topic attempt from cowfs',
  'apply dax-holder to attempt',
  'topic holder from rc4',
  'apply dax-holder mm-kill-procs to holder',
  'merge holder into xfs',
  'apply xfs-notify xfs-notify-fix to xfs',
  'rebuild mm on holder',
  'apply mm-collect to mm',
  'merge xfs into next',
  'merge mm into next',
  'merge cowfs into next with cowfs-convert',
];
