// fails: nothing-twice
export const commands: string[] = [
  'apply dax-holder mm-kill-procs xfs-notify xfs-notify-fix to xfs',
  'cherry-pick mm-kill-procs from xfs to mm',
  'apply mm-collect to mm',
  'merge xfs into next',
  'merge mm into next',
  'merge cowfs into next with cowfs-convert',
];
