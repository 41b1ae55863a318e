// fails: findings-hold
export const findings = [
  { line: 45, invariant: 'I4' },
  { line: 45, invariant: 'I5' },
  { line: 45, invariant: 'I2' },
];
