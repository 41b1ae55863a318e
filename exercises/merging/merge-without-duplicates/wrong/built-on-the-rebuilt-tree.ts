// fails: no-unstable-base
export const commands: string[] = [
  'apply dax-holder mm-kill-procs mm-collect to mm',
  'merge mm into xfs',
  'apply xfs-notify xfs-notify-fix to xfs',
  'merge xfs into next',
  'merge mm into next',
  'merge cowfs into next with cowfs-convert',
];
