/**
 * A traced function's name in the source: without the suffix that the compiler gave a clone of it
 * (`dax_set_mapping.isra.0` is `dax_set_mapping`).
 */
export function functionName(traced: string): string {
  return traced.replace(/\.(?:isra|part|constprop|cold)(?:\.\d+)?/g, '');
}
