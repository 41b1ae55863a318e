// fails: findings-hold
export const findings = Array.from({ length: 40 }, (_, at) => ({ line: at + 1, invariant: 'I15' }));
