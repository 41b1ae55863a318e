// FILL: a plan that passes.
export const commands: string[] = ['apply lock-entry to xfs', 'merge xfs into next'];
