// fails: wakes-nobody
// FILL: a test that does something else wrong.
export function* put(k, page) {
  k.put_page(page);
  k.put_page(page);
}
