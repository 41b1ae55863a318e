// fails: woken-too-early
import type { Preemptible } from 'simkernel';

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

/** Sleeps until the count of the page is `idle`. */
export function* waitUntilIdle(
  k: Shared,
  page: Page,
  idle: number,
  address: string,
): Preemptible<void> {
  for (;;) {
    // On the queue before the look: from here on no wake-up is missed.
    yield* k.prepare_to_wait_event(address);
    if ((yield* k.page_ref_count(page)) <= idle + 1) break;
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
