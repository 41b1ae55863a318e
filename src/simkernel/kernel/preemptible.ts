import { SimError } from './simError.ts';

/** What a task was about to touch when another CPU could come in. */
export interface Access {
  readonly kind: 'access';
  readonly object: string;
  readonly field: string;
  readonly mode: 'read' | 'write' | 'readWrite';
}

/** The task sleeps until a wake-up on the address. Being woken says nothing about the condition it waits for. */
export interface Sleep {
  readonly kind: 'sleep';
  readonly address: string;
}

/** One point at which the scheduler may run another task. */
export type Step = Access | Sleep;

/** A kernel function that can be preempted: call it with `yield*`. */
export type Preemptible<T> = Generator<Step, T, void>;

const made = new WeakSet<object>();

function make<S extends Step>(step: S): S {
  made.add(step);
  return Object.freeze(step);
}

/** The step in front of a shared access: the place where another CPU can come in. */
export function access(
  object: { readonly label: string },
  field: string,
  mode: Access['mode'],
): Access {
  return make({ kind: 'access', object: object.label, field, mode });
}

/** The step in which a task sleeps on an address. Kernel code reaches it through the wait functions. */
export function sleepOn(address: string): Sleep {
  return make({ kind: 'sleep', address });
}

/** @throws SimError foreignYield for anything that access() or sleepOn() did not make */
export function requireStep(value: unknown): Step {
  if (typeof value === 'object' && value !== null && made.has(value)) return value as Step;
  throw new SimError('foreignYield', 'A function yielded a value that is not a step.');
}
