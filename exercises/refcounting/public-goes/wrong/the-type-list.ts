// fails: findings-hold
export const findings = [
  { line: 22, invariant: 'I4' },
  { line: 45, invariant: 'I5' },
];
