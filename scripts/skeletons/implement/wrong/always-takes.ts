// fails: leaves-zero-alone
export function page_ref_add_unless_zero(k, page, nr) {
  k.page_ref_add(page, nr);
  return true;
}
