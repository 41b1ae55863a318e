// fails: quiet
// FILL: a test that goes off on every kernel.
export function* put() {}
