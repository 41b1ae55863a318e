// fails: in-next-once
// FILL: a mistake that a reader could make; at least three, each at the check that it fails.
export const commands = ['apply lock-entry to xfs'];
