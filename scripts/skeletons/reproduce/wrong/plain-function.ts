// fails: quiet
// FILL: a test that does not run at all.
export function put(k, page) {
  k.put_page(page);
}
