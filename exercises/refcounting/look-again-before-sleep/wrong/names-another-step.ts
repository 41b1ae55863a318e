// fails: sleeps-while-held
import { access, type Preemptible } from 'simkernel';

/** A struct page. Only the functions of the kernel can see and change its count. */
interface Page {
  readonly label: string;
}

/** What a waiter and a put share with other CPUs. Before each of these another CPU can come in. */
interface Shared {
  page_ref_count(page: Page): Preemptible<number>;
  page_ref_sub_return(page: Page, nr: number): Preemptible<number>;
  prepare_to_wait_event(address: string): Preemptible<void>;
  schedule(): Preemptible<void>;
  finish_wait(address: string): Preemptible<void>;
  wake_up_var(address: string): Preemptible<void>;
}

/** Runs what it is given, and says at each step that it touches something else: a search would leave the races out. */
function* elsewhere<T>(steps: Preemptible<T>): Preemptible<T> {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
    yield access({ label: 'nothing' }, 'at_all', 'read');
  }
}

/** Sleeps until the count of the page is `idle`. */
export function* waitUntilIdle(
  k: Shared,
  page: Page,
  idle: number,
  address: string,
): Preemptible<void> {
  while ((yield* k.page_ref_count(page)) !== idle) {
    yield* elsewhere(k.prepare_to_wait_event(address));
    yield* k.schedule();
  }
  yield* k.finish_wait(address);
}

/** Gives one reference back, and wakes who waits for the page if it was the last. */
export function* putReference(
  k: Shared,
  page: Page,
  idle: number,
  address: string,
): Preemptible<void> {
  // Of two puts at once only one gets the idle count back.
  const left = yield* k.page_ref_sub_return(page, 1);
  if (left === idle) yield* k.wake_up_var(address);
}
