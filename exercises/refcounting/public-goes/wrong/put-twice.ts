// fails: findings-hold
export const findings = [
  { line: 30, invariant: 'I4' },
  { line: 30, invariant: 'I5' },
];
