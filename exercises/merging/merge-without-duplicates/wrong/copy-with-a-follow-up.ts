// fails: plan-runs
export const commands: string[] = [
  'apply dax-holder mm-kill-procs xfs-notify xfs-notify-fix to xfs',
  // The copy lacks the follow-up, and the follow-up is on a line of the copy.
  'apply dax-holder mm-kill-procs xfs-notify mm-collect to mm',
  'merge xfs into next',
  'merge mm into next',
  'merge cowfs into next with cowfs-convert',
];
