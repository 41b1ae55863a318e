// fails: every-commit-builds
export const commands: string[] = [
  'topic holder from rc4',
  'apply dax-holder mm-kill-procs to holder',
  // The text applies, but what it calls arrives one merge later.
  'apply xfs-notify to xfs',
  'merge holder into xfs',
  'apply xfs-notify-fix to xfs',
  'rebuild mm on holder',
  'apply mm-collect to mm',
  'merge xfs into next',
  'merge mm into next',
  'merge cowfs into next with cowfs-convert',
];
