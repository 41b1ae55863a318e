import {
  access,
  attachPmem,
  type dax_device,
  type dax_holder_operations,
  type Kernel,
  type Machine,
  MADV_HWPOISON,
  MF_MEM_PRE_REMOVE,
  mmap,
  mountExt4,
  mountXfs,
  type ScenarioBoot,
  type Scenarios,
  touch,
  type TraceEvent,
  type XfsOptions,
} from 'simkernel';

type Answer = Record<string, unknown>;

/** A pmem device with the reader's function in the kernel, and no file system yet. */
function device(boot: ScenarioBoot, answer: Answer) {
  const machine = boot();
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  machine.livepatch({ dax_holder_notify_failure: answer.dax_holder_notify_failure });
  return { machine, pmem, pgmap, dax_dev: pmem.dax_dev };
}

/** A file whose first page A and B have written through a mapping. */
function inUse(boot: ScenarioBoot, answer: Answer, options: XfsOptions | 'ext4') {
  const set = device(boot, answer);
  const { machine, pmem, pgmap } = set;
  const mp = options === 'ext4' ? undefined : mountXfs(machine, pmem, options);
  const file = (mp ?? mountExt4(machine, pmem)).create('/mnt/f', 4);
  const [A, B] = [machine.task('A'), machine.task('B')];
  const start = [A, B].map((task) => {
    const vma = machine.call(task, (k) => mmap(k, file, 0, 4));
    machine.call(task, (k) => touch(k, vma.start, 'write'));
    return vma.start;
  })[0];
  const page = pgmap.pageAt(file.pfnOf(0) ?? -1);
  /** A poisons its first page with madvise(), and everything that led to is told. */
  const poison = () => {
    const from = machine.traceLength;
    const result = machine.call(A, (k) => k.__x64_sys_madvise(start ?? 0, 1, MADV_HWPOISON));
    const calls = callsSince(machine, from);
    return {
      result,
      holderCall: returnedBy(machine, from, 'dax_holder_notify_failure'),
      toldXfs: calls.filter(({ fn }) => fn === 'xfs_dax_notify_failure').length,
      generic: calls.filter(({ fn }) => fn === 'mf_generic_kill_procs').length,
      signals: { A: A.signals.map(({ code }) => code), B: B.signals.map(({ code }) => code) },
      mapped: [A, B].filter(({ mm }) => mm?.pteAt(start ?? 0)).length,
      hwpoison: page.hwpoison,
    };
  };
  return { ...set, mp, A, B, poison };
}

function callsSince(machine: Machine, from: number) {
  return machine.trace
    .slice(from)
    .flatMap((event: TraceEvent) => (event.kind === 'call' ? [event] : []));
}

function returnedBy(machine: Machine, from: number, fn: string): unknown {
  const returns = machine.trace
    .slice(from)
    .flatMap((event: TraceEvent) =>
      event.kind === 'return' && event.fn === fn ? [event.ret] : [],
    );
  return returns[0] ?? null;
}

/** A holder of ours that writes down how it was called. */
function recorder(answerWith: number) {
  const heard: { off: number; len: number; mf_flags: number; readers: number }[] = [];
  const ops: dax_holder_operations = {
    *notify_failure(k, dax_dev, off, len, mf_flags) {
      yield access(dax_dev, 'holder_data', 'read');
      if (heard.length >= 8) throw new Error('The holder was told again and again.');
      heard.push({ off, len, mf_flags, readers: k.globals.dax_srcu.readers });
      return answerWith;
    },
  };
  return { heard, ops };
}

export const scenarios: Scenarios = {
  'not-alive'(boot, answer) {
    const { dax_dev, poison } = inUse(boot, answer, {});
    dax_dev.alive = false;
    return poison();
  },
  'not-alive-without-holder'(boot, answer) {
    const { dax_dev, poison } = inUse(boot, answer, 'ext4');
    dax_dev.alive = false;
    return poison();
  },
  'no-operations'(boot, answer) {
    return inUse(boot, answer, 'ext4').poison();
  },
  handled(boot, answer) {
    const { machine, poison } = inUse(boot, answer, {});
    const from = machine.traceLength;
    const seen = poison();
    const order = machine.trace.slice(from).flatMap((event: TraceEvent) => {
      if (event.kind === 'call' && event.fn === 'unmap_mapping_range') return ['unmap'];
      return event.kind === 'event' && event.name === 'signal_generate' ? ['signal'] : [];
    });
    return { ...seen, order };
  },
  'not-born'(boot, answer) {
    return inUse(boot, answer, { born: false }).poison();
  },
  'no-rmapbt'(boot, answer) {
    return inUse(boot, answer, { rmapbt: false }).poison();
  },
  removal(boot, answer) {
    const { machine, pmem, mp, A, B } = inUse(boot, answer, { agcount: 1 });
    const from = machine.traceLength;
    const remover = machine.task('remover');
    const thread = machine.start(remover, (k) => k.pmem_release_disk(pmem));
    machine.run();
    if (thread.state === 'died') throw thread.error;
    const told = callsSince(machine, from).find(({ fn }) => fn === 'xfs_dax_notify_failure');
    return {
      unbind: thread.state,
      mf_flags: told?.args.mf_flags ?? null,
      off: told?.args.offset ?? null,
      len: told?.args.len ?? null,
      shutdown: mp?.shutdown ?? null,
      signals: { A: A.signals.map(({ code }) => code), B: B.signals.map(({ code }) => code) },
    };
  },
  'passed-on'(boot, answer) {
    const { machine, dax_dev } = device(boot, answer);
    const { heard, ops } = recorder(0);
    dax_dev.holder_ops = ops;
    const task = machine.task('A');
    const notify = (off: number, len: number, mf_flags: number) =>
      machine.call(task, (k) => k.dax_holder_notify_failure(dax_dev, off, len, mf_flags));
    notify(0x18000, 0x1000, 0x23);
    notify(0x200000, 0x3000, 0x2);
    notify(0, 0x20000000, 0x80);
    notify(0x3000, 0, 0);
    notify(0x200018000, 0x100001000, 0x1023);
    return heard.map(({ off, len, mf_flags }) => ({ off, len, mf_flags }));
  },
  'answer-unchanged'(boot, answer) {
    const { machine, dax_dev } = device(boot, answer);
    const task = machine.task('A');
    return [0, 1, -5, -6, -11, -12, -16, -22, -95, -117].map((given) => {
      const { heard, ops } = recorder(given);
      dax_dev.holder_ops = ops;
      const got = machine.call(task, (k) => k.dax_holder_notify_failure(dax_dev, 0, 0x1000, 0));
      return { given, got, asked: heard.length };
    });
  },
  'other-cpu'(boot, answer) {
    const { ops, heard } = recorder(-5);
    /** Notifies while another CPU acts just before the first read side opens, and again when the last one closes. */
    const race = (before: dax_holder_operations | null, then: (dev: dax_device) => void) => {
      const { machine, dax_dev } = device(boot, answer);
      dax_dev.holder_ops = before;
      const opened: number[] = [];
      const closed: number[] = [];
      machine.livepatch({
        dax_read_lock(k: Kernel) {
          if (opened.length === 0) then(dax_dev);
          k.globals.dax_srcu.readers += 1;
          opened.push(7 + opened.length);
          return 6 + opened.length;
        },
        dax_read_unlock(k: Kernel, id: number) {
          closed.push(id);
          k.globals.dax_srcu.readers -= 1;
          if (k.globals.dax_srcu.readers > 0) return;
          dax_dev.alive = false;
          dax_dev.holder_ops = null;
        },
      });
      const asked = heard.length;
      const rc = machine.call(machine.task('A'), (k) =>
        k.dax_holder_notify_failure(dax_dev, 0, 0x1000, 0),
      );
      const ids = (list: number[]) => [...list].sort((a, b) => a - b).join(' ');
      return { rc, asked: heard.length - asked, tokens: ids(opened) === ids(closed) };
    };
    return {
      dies: race(ops, (dev) => {
        dev.alive = false;
      }),
      leaves: race(ops, (dev) => {
        dev.holder_ops = null;
      }),
      comes: race(null, (dev) => {
        dev.holder_ops = ops;
      }),
      nothing: race(ops, () => {}),
    };
  },
  'read-side-held'(boot, answer) {
    const { machine, dax_dev } = device(boot, answer);
    const lock = machine.k.globals.mf_mutex;
    const owner = machine.task('owner');
    machine.call(owner, (k) => k.mutex_lock(lock));
    // A holder that has to wait for a lock while it works.
    dax_dev.holder_ops = {
      *notify_failure(k: Kernel) {
        yield* k.mutex_lock(lock);
        k.mutex_unlock(lock);
        return 0;
      },
    };
    const notify = machine.start(machine.task('A'), (k) =>
      k.dax_holder_notify_failure(dax_dev, 0, 0x1000, 0),
    );
    const holderWaits = notify.state;
    const kill = machine.start(machine.task('remover'), (k) => k.kill_dax(dax_dev));
    machine.run();
    const killMeanwhile = kill.state;
    machine.k.mutex_unlock(lock);
    machine.run();
    if (notify.state === 'died') throw notify.error;
    return {
      holderWaits,
      killMeanwhile,
      notify: notify.state,
      rc: notify.result ?? null,
      kill: kill.state,
    };
  },
  'read-side-closed'(boot, answer) {
    const { machine, dax_dev } = device(boot, answer);
    const task = machine.task('A');
    const left: Record<string, unknown> = {};
    const call = (way: string, mf_flags = 0) => {
      const { dax_srcu } = machine.k.globals;
      const before = dax_srcu.readers;
      const rc = machine.call(task, (k) =>
        k.dax_holder_notify_failure(dax_dev, 0, 0x1000, mf_flags),
      );
      left[way] = { rc, open: dax_srcu.readers - before };
    };
    call('noOperations');
    dax_dev.holder_ops = recorder(0).ops;
    call('handled');
    dax_dev.holder_ops = recorder(-5).ops;
    call('holderFails');
    dax_dev.alive = false;
    call('notAlive');
    call('notAliveBeforeRemoval', MF_MEM_PRE_REMOVE);
    return { ...left, splats: machine.splats.map(({ code }) => code) };
  },
};
