// fails: every-commit-builds
export const commands: string[] = [
  'topic holder from rc4',
  'apply dax-holder mm-kill-procs to holder',
  'merge holder into xfs',
  'apply xfs-notify xfs-notify-fix to xfs',
  'rebuild mm on holder',
  'apply mm-collect to mm',
  // Merges clean, does not build; the next command comes one commit too late.
  'merge holder into cowfs',
  'apply cowfs-convert to cowfs',
  'merge xfs into next',
  'merge mm into next',
  'merge cowfs into next',
];
