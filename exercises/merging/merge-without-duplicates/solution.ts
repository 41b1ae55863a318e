export const commands: string[] = [
  // What both trees need stands on a tag, under ids that nobody will change.
  'topic holder from rc4',
  'apply dax-holder mm-kill-procs to holder',
  'merge holder into xfs',
  'apply xfs-notify xfs-notify-fix to xfs',
  // A list of patches cannot merge, but it can stand on the topic.
  'rebuild mm on holder',
  'apply mm-collect to mm',
  'merge xfs into next',
  'merge mm into next',
  // The caller and the new signature meet here, and nowhere before: the merge converts the caller.
  'merge cowfs into next with cowfs-convert',
];
