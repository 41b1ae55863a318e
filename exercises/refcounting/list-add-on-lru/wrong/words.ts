// fails: findings-hold
export const findings = ['line 29: list_add() overwrites the pgmap'];
