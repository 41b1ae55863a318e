import { SimError } from './simError.ts';

/**
 * Base of every object of the simulated kernel's memory. The label stands for its address in traces.
 * Sealed by `seal` in each final constructor: fields may be written, as kernel memory may, but not redefined or added,
 * so code that runs against the kernel cannot replace a counter by a getter.
 */
export abstract class KernelObject {
  readonly #label: string;

  constructor(label: string) {
    this.#label = label;
  }

  get label(): string {
    return this.#label;
  }

  /** The label of a kernel object, undefined for anything else: a look-alike has no private label. */
  static labelOf(value: unknown): string | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    return #label in value ? value.#label : undefined;
  }
}

/**
 * The address of an object, or of a field of it, as the wait and wake functions use it: `&page->_refcount` and
 * `page` are different addresses.
 * @param field - left out: the address of the object itself
 * @since 5.2, the oldest release that boots
 * @returns text that stands for the address: `page:0x40018`, `&page:0x40018->_refcount`
 * @throws SimError badArgument for anything that is no kernel object
 * @source the simulation itself; no kernel function; which address a release waits on is in the sources of its
 * wait functions
 */
export function addressOf(object: KernelObject, field?: string): string {
  const label = KernelObject.labelOf(object);
  if (label === undefined || (field !== undefined && typeof field !== 'string')) {
    throw new SimError(
      'badArgument',
      'addressOf() takes a kernel object, and the name of a field of it.',
    );
  }
  return field === undefined ? label : `&${label}->${field}`;
}
