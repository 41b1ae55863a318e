// fails: nothing-missed
// FILL: the right invariant, on a line that is sound.
export const findings = [{ line: 10, invariant: 'I5' }];
