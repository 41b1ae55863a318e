// fails: nothing-twice
export const commands: string[] = [
  'topic series from rc4',
  'apply dax-holder mm-kill-procs xfs-notify xfs-notify-fix mm-collect to series',
  'merge series into next',
  'merge xfs into next',
  'merge mm into next',
  'merge cowfs into next with cowfs-convert',
  // next has it all by now; xfs and mm get copies of their own.
  'apply dax-holder mm-kill-procs xfs-notify xfs-notify-fix to xfs',
  'apply mm-kill-procs mm-collect to mm',
];
