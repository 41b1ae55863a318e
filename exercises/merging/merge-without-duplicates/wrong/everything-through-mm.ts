// fails: tested-where-it-matters
export const commands: string[] = [
  'apply dax-holder mm-kill-procs xfs-notify xfs-notify-fix mm-collect to mm',
  'merge xfs into next',
  'merge mm into next',
  'merge cowfs into next with cowfs-convert',
];
