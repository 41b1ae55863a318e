// fails: findings-hold
export const findings = Array.from({ length: 48 }, (_, at) => ({ line: at + 1, invariant: 'I5' }));
