// fails: findings-hold
// FILL: one finding too many.
export const findings = [
  { line: 12, invariant: 'I5' },
  { line: 13, invariant: 'I2' },
];
