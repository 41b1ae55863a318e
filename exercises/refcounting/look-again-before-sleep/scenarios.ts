import { type HowToBoot, type Scene, searchInterleavings, Turns } from 'explore';
import {
  access,
  addressOf,
  attachPgmap,
  callSite,
  type Kernel,
  type Preemptible,
  type ScenarioBoot,
  type Scenarios,
  type Thread,
} from 'simkernel';

type Answer = Record<string, unknown>;
/** What the reader's code has of a page: a name, and no count to read or change past the kernel. */
type Page = { readonly label: string };
type Doing = { text: string; site?: ReturnType<typeof callSite> };
type Steps = (k: unknown, page: Page, idle: number, address: string) => Preemptible<unknown>;

/** The same bound on every machine: what ends a search are steps. */
const bound = { exhaustive: 1, schedules: 4_000, steps: 120, work: 30_000 };

const how = { trace: true, touches: false };

/** A page that some tasks hold, the queues of waiters, and what the tasks do with both. */
function heldPage(boot: ScenarioBoot, answer: Answer, booted: HowToBoot, references: number) {
  const machine = boot(booted);
  const pgmap = attachPgmap(machine, {
    name: 'pmem0',
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn: 0x40000,
    pages: 4,
  });
  const page = pgmap.pageAt(0x40001);
  const idle = page._refcount;
  const address = machine.release === '6.1' ? addressOf(page, '_refcount') : addressOf(page);
  for (let at = 0; at < references; at += 1) machine.k.page_ref_inc(page);
  const handle: Page = Object.freeze({ label: page.label });
  const requireHandle = (of: Page) => {
    if (of !== handle) throw new Error('That is not the page that the function was called with.');
  };
  const queue = { label: 'queue', waiting: new Map<string, string>() };
  const doing = new Map<string, Doing>();
  const wakes: { address: string; count: number }[] = [];
  /** Counts at which T went on. */
  const wentOn: number[] = [];
  let looksAfterPut = 0;

  /** What one task is given in place of a kernel: every call is a step in which other CPUs can come in. */
  function sharedFor(comm: string, k: Kernel, turns: Turns) {
    let hasPut = false;
    function* step<T>(
      text: string,
      before: ReturnType<typeof access>,
      body: () => T,
    ): Preemptible<T> {
      doing.set(comm, { text, ...(booted.trace ? { site: callSite() } : {}) });
      return yield* turns.step(before, () => {
        doing.delete(comm);
        return body();
      });
    }
    return Object.freeze({
      page_ref_count: (of: Page) =>
        step(`page_ref_count() reads the count`, access(page, '_refcount', 'read'), () => {
          requireHandle(of);
          if (hasPut) looksAfterPut += 1;
          return k.page_ref_count(page);
        }),
      page_ref_sub_return: (of: Page, nr: number) =>
        step(
          `page_ref_sub_return() takes ${nr} off`,
          access(page, '_refcount', 'readWrite'),
          () => {
            requireHandle(of);
            hasPut = true;
            return k.page_ref_sub_return(page, nr);
          },
        ),
      prepare_to_wait_event: (on: string) =>
        step(
          'prepare_to_wait_event() joins the queue',
          access(queue, 'waiting', 'readWrite'),
          () => {
            queue.waiting.set(comm, on);
          },
        ),
      finish_wait: (_on: string) =>
        step('finish_wait() leaves the queue', access(queue, 'waiting', 'readWrite'), () => {
          queue.waiting.delete(comm);
        }),
      *schedule(): Preemptible<void> {
        const on = yield* step('schedule()', access(queue, 'waiting', 'read'), () =>
          queue.waiting.get(comm),
        );
        if (on === undefined) return;
        yield* turns.through(k.___wait_var_event(on, () => !queue.waiting.has(comm)));
      },
      wake_up_var: (on: string) =>
        step('wake_up_var() wakes the queue', access(queue, 'waiting', 'readWrite'), () => {
          wakes.push({ address: on, count: page._refcount });
          for (const [waiter, its] of [...queue.waiting]) {
            if (its === on) queue.waiting.delete(waiter);
          }
          k.wake_up_var(on);
        }),
    });
  }

  /** Runs a function of the reader's as a task, step by step. */
  function spawn(
    comm: string,
    body: unknown,
    ended: () => void = () => undefined,
  ): Thread<unknown> {
    return machine.spawn(machine.task(comm), function* (k): Preemptible<unknown> {
      const turns = new Turns();
      const steps = (body as Steps)(sharedFor(comm, k, turns), handle, idle, address);
      if (typeof steps?.next !== 'function') {
        throw new Error(
          'The function is a plain one, so none of its calls ran: begin it with "function*".',
        );
      }
      for (;;) {
        const next = steps.next();
        if (next.done) {
          ended();
          return undefined;
        }
        yield next.value;
        turns.resume(next.value);
      }
    });
  }

  const waiter: { thread: Thread<unknown> | undefined } = { thread: undefined };
  return {
    machine,
    page,
    idle,
    address,
    wakes,
    wentOn,
    looksAfterPut: () => looksAfterPut,
    wait() {
      waiter.thread = spawn('T', answer.waitUntilIdle, () => wentOn.push(page._refcount));
      return waiter.thread;
    },
    /** T waits, and nobody else runs until it sleeps. */
    waitFirst() {
      this.wait();
      machine.run();
    },
    put: (comm: string) => spawn(comm, answer.putReference),
    /** A wake-up on the address that has nothing to do with the page. */
    disturb: () => {
      for (const [task, on] of [...queue.waiting]) if (on === address) queue.waiting.delete(task);
      machine.k.wake_up_var(address);
    },
    waiting(): Thread<unknown> {
      if (!waiter.thread) throw new Error('T does not wait');
      return waiter.thread;
    },
    asleep: () => waiter.thread?.state === 'sleeping',
    running: () => waiter.thread?.state === 'ready',
    queued: () => [...queue.waiting.keys()],
    doing: (comm: string) => doing.get(comm),
  };
}

type HeldPage = ReturnType<typeof heldPage>;

/** What is wrong when everybody has ended or sleeps, with `left` references besides the base still held. */
function wrongAtTheEnd(held: HeldPage, left: number): string | undefined {
  const { page, idle, wentOn } = held;
  if (held.running()) return 'T runs on and on, and does not sleep';
  const early = wentOn.find((count) => count !== idle);
  if (early !== undefined) return `T went on at a count of ${early}; idle is ${idle}`;
  if (page._refcount !== idle + left) {
    return `the count is ${page._refcount} after the puts, not ${idle + left}`;
  }
  if (left > 0) return held.asleep() ? undefined : 'T does not sleep although the page is held';
  return held.asleep()
    ? `T sleeps although the page is idle, and nobody is left to wake it`
    : undefined;
}

/** Every interleaving of the tasks, for one that leaves T where it should not be. */
function race(
  boot: ScenarioBoot,
  answer: Answer,
  { references, puts, first }: { references: number; puts: readonly string[]; first: boolean },
) {
  const left = references - puts.length;
  return searchInterleavings<HeldPage & Scene>({
    boot: (booted) => {
      const held = heldPage(boot, answer, booted, references);
      if (first) held.waitFirst();
      const state = (): [string, string][] => [
        [`${held.page.label}->_refcount`, String(held.page._refcount)],
        ['on the queue', held.queued().join(', ') || 'nobody'],
        ['T', held.asleep() ? 'asleep' : held.wentOn.length > 0 ? 'went on' : 'runs'],
      ];
      return {
        ...held,
        violation: () => wrongAtTheEnd(held, left),
        outcome: () => JSON.stringify(state()),
        sharedState: state,
      };
    },
    tasks: [
      first ? (held: HeldPage) => held.waiting() : (held: HeldPage) => held.wait(),
      ...puts.map((comm) => (held: HeldPage) => held.put(comm)),
    ],
    bound,
  });
}

/** One put with nobody else about. */
function putAlone(boot: ScenarioBoot, answer: Answer, references: number) {
  const held = heldPage(boot, answer, how, references);
  const before = held.page._refcount - held.idle;
  const thread = held.put('A');
  held.machine.run();
  if (thread.error) throw thread.error;
  return {
    before,
    after: held.page._refcount - held.idle,
    wakes: held.wakes.map(({ address, count }) => ({
      right: address === held.address,
      above: count - held.idle,
    })),
    looksAfterPut: held.looksAfterPut(),
  };
}

export const scenarios: Scenarios = {
  'put-alone': (boot, answer) => [putAlone(boot, answer, 2), putAlone(boot, answer, 1)],
  'idle-already'(boot, answer) {
    const held = heldPage(boot, answer, how, 0);
    const thread = held.wait();
    held.machine.run();
    if (thread.error) throw thread.error;
    return { state: thread.state, queued: held.queued().length };
  },
  'sleeps-while-held'(boot, answer) {
    const held = heldPage(boot, answer, how, 1);
    const thread = held.wait();
    held.machine.run();
    if (thread.error) throw thread.error;
    return { state: thread.state, onAddress: thread.sleepsOn === held.address };
  },
  'woken-too-early'(boot, answer) {
    const held = heldPage(boot, answer, how, 1);
    const thread = held.wait();
    held.machine.run();
    held.disturb();
    held.machine.run();
    const between = thread.state;
    held.put('A');
    held.machine.run();
    if (thread.error) throw thread.error;
    return { between, state: thread.state };
  },
  'waiter-against-a-put': (boot, answer) =>
    race(boot, answer, { references: 1, puts: ['A'], first: false }),
  'two-puts': (boot, answer) =>
    race(boot, answer, { references: 2, puts: ['A', 'B'], first: true }),
  'waiter-against-two-puts': (boot, answer) =>
    race(boot, answer, { references: 2, puts: ['A', 'B'], first: false }),
  'one-of-two-puts': (boot, answer) =>
    race(boot, answer, { references: 2, puts: ['A'], first: false }),
};
