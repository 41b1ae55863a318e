import { pipe_inode_info } from '../../../src/simkernel/fs/pipe_inode_info.ts';
import type { inode } from '../../../src/simkernel/fs/inode.ts';
import { errnoName } from '../../../src/simkernel/include/errno.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import type { Preemptible } from '../../../src/simkernel/kernel/preemptible.ts';
import type { task_struct } from '../../../src/simkernel/kernel/task_struct.ts';
import type { Thread } from '../../../src/simkernel/kernel/thread.ts';
import type { TraceValue } from '../../../src/simkernel/kernel/traceEvent.ts';
import type { vm_area_struct } from '../../../src/simkernel/mm/vm_area_struct.ts';
import {
  type DirectIo,
  endDirectRead,
  startDirectRead,
} from '../../../src/simkernel/user/directIo.ts';
import { drain } from '../../../src/simkernel/user/drain.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';
import { callTree, isCall, type TreeNode } from '../../../src/trace/callTree.ts';
import type { Recording } from '../../../src/recordings/recordingSchema.ts';
import { daxWorld } from './daxWorld.ts';

interface Role {
  task: task_struct;
  pipe: pipe_inode_info;
  vma?: vm_area_struct;
  dio?: DirectIo;
  busy?: Thread<unknown>;
  waitingAct?: string;
}

/** A page as a snapshot shows it; `mapping` names the file or is null. */
export interface Snap {
  refcount: number;
  mapcount: number;
  mapping: string | null;
}

export interface Replay {
  snaps: Map<string, Snap>;
  /** Results by act, in the words of the recordings. */
  results: [string, string][];
  /** Calls by act, for the acts in a traced window. */
  trees: Map<number, TreeNode[]>;
  /** Acts at which `where` was asked, and whether the role slept. */
  asleep: Map<number, boolean>;
  /** What every call with a page saw in its counts, keyed by the arguments of its event. */
  countsAt: WeakMap<object, { refcount: number; mapcount: number }>;
  splats: string[];
}

const PAGE = 4096;

/** Runs the acts of the refcount and truncate scenarios on the simulation. Pages lie where the recording says. */
export function replayActs(release: string, recording: Recording): Replay {
  const countsAt: Replay['countsAt'] = new WeakMap();
  const world = daxWorld(release, (event) => {
    if (event.kind !== 'call') return;
    const label = event.args.page ?? event.args.folio;
    if (typeof label !== 'string' || !label.startsWith('page:')) return;
    const { _refcount, _mapcount } = world.page(Number(label.slice(5)));
    countsAt.set(event.args, { refcount: _refcount, mapcount: _mapcount });
  });
  const { machine } = world;
  const roles = new Map<string, Role>();
  const files = new Map<string, inode>();
  const variables = new Map<string, number>();
  const replay: Replay = {
    snaps: new Map(),
    results: [],
    trees: new Map(),
    asleep: new Map(),
    countsAt,
    splats: [],
  };
  let tracing = false;

  const finish = (role: Role) => {
    if (!role.busy || role.busy.state === 'sleeping' || role.busy.state === 'ready') return;
    if (role.busy.state === 'died') throw role.busy.error;
    replay.results.push([role.waitingAct ?? '', word(role.busy.result)]);
    delete role.busy;
  };

  const pfnOf = (name: string) =>
    Number(
      recording.steps
        .find((step) => step.act.startsWith(`fiemap ${name} `))
        ?.output?.[0]?.match(/pfn=(0x[0-9a-f]+)/)?.[1],
    );

  const body = (
    role: Role,
    verb: string,
    args: string[],
  ): ((k: Kernel) => Preemptible<unknown>) => {
    const [first = '', second = '', third = ''] = args;
    const file = () => files.get(first) as inode;
    const at = () => (role.vma as vm_area_struct).start + Number(first || 0);
    switch (verb) {
      case 'mmap':
        return function* (k) {
          role.vma = yield* mmap(k, file(), Number(second) / PAGE, Number(third) / PAGE);
          return 0;
        };
      case 'munmap':
        return (k) => k.__x64_sys_munmap((role.vma as vm_area_struct).start);
      case 'read':
      case 'write':
        return (k) => touch(k, at(), verb);
      case 'vmsplice':
        return (k) => k.__x64_sys_vmsplice(role.pipe, at());
      case 'drain':
        return (k) => drain(k, role.pipe);
      case 'uring':
        return (k) => k.io_sqe_buffer_register(at(), []);
      case 'dio':
        return function* (k) {
          const started = yield* startDirectRead(
            k,
            (role.vma as vm_area_struct).start + Number(second),
          );
          if (typeof started === 'number') return started;
          role.dio = started;
          return PAGE;
        };
      case 'truncate':
        return (k) => k.__x64_sys_truncate(file(), Number(second));
      case 'punch':
        return (k) => k.__x64_sys_fallocate(file(), Number(second), Number(third));
      case 'unlink':
        return (k) => k.__x64_sys_unlink(file());
      default:
        throw new Error(`The replay does not know the act ${verb}.`);
    }
  };

  recording.acts.forEach((act, index) => {
    const before = callTree(machine.trace).length;
    const words = act.split(' ');
    const [first = '', second = '', third = ''] = words;
    if (first === 'spawn') {
      roles.set(second, { task: machine.task(second), pipe: new pipe_inode_info(second) });
    } else if (first === 'trace') tracing = second === 'on';
    else if (first === 'fiemap') variables.set(second, pfnOf(second));
    else if (first === 'snap') {
      const page = world.page(variables.get(third) as number);
      const { mapping } = page;
      replay.snaps.set(second, {
        refcount: page._refcount,
        mapcount: page._mapcount,
        mapping: mapping === null ? null : typeof mapping === 'string' ? mapping : mapping.label,
      });
    } else if (first === 'where') {
      replay.asleep.set(index, roles.get(second)?.busy?.state === 'sleeping');
    } else if (first === 'join') {
      const role = roles.get(second) as Role;
      const { dio } = role;
      if (dio) {
        machine.call(role.task, (k) => endDirectRead(k, dio));
        delete role.dio;
      }
      finish(role);
    } else if (first !== 'note' && first !== 'sleep') {
      const background = first === 'bg';
      const [name = '', verb = '', ...args] = background ? words.slice(1) : words;
      const role = roles.get(name) as Role;
      if (verb === 'create') {
        const at = recording.steps
          .find((step) => step.act.startsWith('fiemap') && step.act.split(' ')[2] === args[0])
          ?.output?.[0]?.match(/pfn=(0x[0-9a-f]+)/)?.[1];
        files.set(
          args[0] as string,
          world.create(args[0] as string, Number(args[1]) / PAGE, Number(at)),
        );
        replay.results.push([act, '0']);
      } else {
        role.waitingAct = background ? words.slice(1).join(' ') : act;
        role.busy = machine.start(role.task, body(role, verb, args));
        machine.run();
        for (const each of roles.values()) if (!each.dio) finish(each);
      }
    }
    if (tracing || (first === 'trace' && second === 'off')) {
      replay.trees.set(index, callTree(machine.trace).slice(before).filter(isCall));
    }
  });
  // A call that slept was still open when its act ended: take each tree again, now that all has run.
  const whole = callTree(machine.trace);
  let start = 0;
  for (const [index, trees] of replay.trees) {
    const from =
      start + whole.slice(start).findIndex((node) => isCall(node) && same(node, trees[0]));
    if (trees.length === 0) continue;
    replay.trees.set(index, whole.slice(from, from + trees.length));
    start = from + trees.length;
  }
  replay.splats = machine.splats.map((splat) => splat.code);
  return replay;
}

const same = (a: TreeNode, b: TreeNode | undefined) =>
  b !== undefined && isCall(a) && isCall(b) && a.args === b.args;

function word(result: unknown): string {
  return typeof result === 'number' ? errnoName(result) : String(result as TraceValue);
}
