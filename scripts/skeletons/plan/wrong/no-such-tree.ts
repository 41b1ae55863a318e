// fails: plan-runs
export const commands = ['apply lock-entry to ext4', 'merge xfs into next'];
