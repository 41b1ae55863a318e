// fails: nothing-missed
export const findings = [{ line: 27, invariant: 'I15' }];
