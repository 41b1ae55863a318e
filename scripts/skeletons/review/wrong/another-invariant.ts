// fails: nothing-missed
// FILL: a finding that looks right.
export const findings = [{ line: 12, invariant: 'I6' }];
