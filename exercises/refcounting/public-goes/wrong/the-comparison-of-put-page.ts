// fails: findings-hold
export const findings = [
  { line: 38, invariant: 'I2' },
  { line: 45, invariant: 'I4' },
  { line: 45, invariant: 'I5' },
];
