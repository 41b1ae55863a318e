import { requireArguments } from './requireArguments.ts';
import { SimError } from './simError.ts';

/** What a task was about to touch when another CPU could come in. */
export class Access {
  readonly #object: string;
  readonly #field: string;
  readonly #writes: boolean;

  constructor(object: string, field: string, writes: boolean) {
    this.#object = object;
    this.#field = field;
    this.#writes = writes;
  }

  /** The address of the field, as addressOf() writes it. */
  get address(): string {
    return `&${this.#object}->${this.#field}`;
  }

  get writes(): boolean {
    return this.#writes;
  }

  /** Whether the value was made here: a look-alike has no private fields. */
  static is(value: object): value is Access {
    return #object in value;
  }
}

/** The task sleeps until a wake-up on the address. Being woken says nothing about the condition it waits for. */
export class Sleep {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  get address(): string {
    return this.#address;
  }

  static is(value: object): value is Sleep {
    return #address in value;
  }
}

/** One point at which the scheduler may run another task. */
export type Step = Access | Sleep;

/** A kernel function that can be preempted: call it with `yield*`. */
export type Preemptible<T> = Generator<Step, T, void>;

const modes: ReadonlySet<string> = new Set(['read', 'write', 'readWrite']);

/**
 * The step in front of a shared access: the place where another CPU can come in.
 * @since 5.2, the oldest release that boots
 * @returns the step; a generator has to yield it
 * @throws SimError badArgument for anything that is no kernel object
 * @source the simulation itself; no kernel function
 */
export function access(
  object: { readonly label: string },
  field: string,
  mode: 'read' | 'write' | 'readWrite',
): Access {
  // Made at every step of a search: the check of each kind is for what fails this one.
  // The label is read once: it can be a getter of the code under test, which another time gives something else.
  const label = object?.label;
  const fine = typeof label === 'string' && typeof field === 'string' && modes.has(mode);
  if (!fine) {
    const signature = 'object: labelled, field: text, mode: step_mode';
    requireArguments('access', signature, [label === undefined ? object : { label }, field, mode]);
  }
  return new Access(label, field, mode !== 'read');
}

/**
 * The step in which a task sleeps on an address. Kernel code reaches it through the wait functions; code that stands in for
 * one of these yields it itself.
 * @since 5.2, the oldest release that boots
 * @returns the step; a generator has to yield it
 * @throws SimError badArgument for an address that is no text
 * @source the simulation itself; no kernel function
 */
export function sleepOn(address: string): Sleep {
  if (typeof address !== 'string') requireArguments('sleepOn', 'address: text', [address]);
  return new Sleep(address);
}

/** @throws SimError foreignYield for anything that access() or sleepOn() did not make */
export function requireStep(value: unknown): Step {
  if (typeof value === 'object' && value !== null && (Access.is(value) || Sleep.is(value)))
    return value;
  throw new SimError('foreignYield', 'A function yielded a value that is not a step.');
}
