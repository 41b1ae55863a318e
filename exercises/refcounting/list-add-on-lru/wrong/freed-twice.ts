// fails: nothing-missed
export const findings = [{ line: 37, invariant: 'I4' }];
