// fails: takes-one
export function page_ref_add_unless_zero(k, page, nr) {
  if (k.page_ref_count(page) !== 0) k.page_ref_add(page, nr);
  return false;
}
