// fails: takes-one
// FILL: a mistake that a reader could make; at least three, each at the check that it fails.
export function page_ref_add_unless_zero() {
  return true;
}
