// fails: nothing-missed
export const findings = [{ line: 45, invariant: 'I4' }];
