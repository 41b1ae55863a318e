import type { RecordedCall, RecordedNode } from '../../src/recordings/recordingSchema.ts';

/** A tree of calls, with the act in which its outermost call began. */
export interface RootCall {
  /** Index of the act, or undefined before the first one. */
  readonly act: number | undefined;
  readonly node: RecordedNode;
}

interface OpenCall {
  readonly call: RecordedCall & { calls: RecordedNode[] };
  probed: boolean;
}

interface Task {
  readonly stack: OpenCall[];
  /** Arguments that a probe saw just before the tracer saw the call. */
  pending: { fn: string; args: Record<string, unknown> } | undefined;
  lastClosed: Map<string, RecordedCall>;
}

const taskColumn = /^(?:\s*\d+\)\s+)?\s*(.*?)-(\d+)\s*\|\s?(?:[^|]*\|)?(.*)$/;
const entry = /^(\s*)([\w.]+)(?:\s+\[(\w+)\])?\(\)\s*(\{|;)\s*(?:\/\*.*\*\/)?$/;
const exit = /^\s*\}(?:\s*\/\*\s*([\w.]+)[^*]*\*\/)?\s*$/;
const comment = /^\s*\/\*\s?(.*?)\s*\*\/\s*$/;

/**
 * Reads the text of the function_graph tracer with the task in a column, kprobe events e_NAME and r_NAME and tracepoints
 * in between, and marks act:N. Tasks are told apart, so that a task that sleeps within a call does not catch those of others.
 */
export function parseGraph(lines: readonly string[]): RootCall[] {
  const tasks = new Map<string, Task>();
  const roots: RootCall[] = [];
  let act: number | undefined;

  for (const line of lines) {
    const mark = /\bact:(\d+)/.exec(line);
    if (mark) {
      act = Number(mark[1]);
      continue;
    }
    const columns = taskColumn.exec(line);
    if (!columns) continue;
    const [, comm = '', pid = '', rest = ''] = columns;
    const task = taskOf(tasks, pid);
    const place = (node: RecordedNode) => {
      const parent = task.stack.at(-1);
      if (parent) parent.call.calls.push(node);
      else roots.push({ act, node });
    };
    const called = entry.exec(rest);
    if (called) {
      const [, , fn = '', module, opener] = called;
      const call: OpenCall['call'] = { fn, ...(module ? { module } : {}), calls: [] };
      if (task.stack.length === 0) call.task = comm.trim();
      const open = { call, probed: false };
      if (task.pending && plain(task.pending.fn) === plain(fn)) {
        call.args = task.pending.args;
        open.probed = true;
      }
      task.pending = undefined;
      place(call);
      if (opener === '{') task.stack.push(open);
      else task.lastClosed.set(plain(fn), call);
      continue;
    }
    const closed = exit.exec(rest);
    if (closed) {
      close(task, closed[1]);
      continue;
    }
    const noted = comment.exec(rest)?.[1];
    if (noted) readEvent(task, noted, place);
  }
  return roots;
}

function taskOf(tasks: Map<string, Task>, pid: string): Task {
  const known = tasks.get(pid);
  if (known) return known;
  const task: Task = { stack: [], pending: undefined, lastClosed: new Map() };
  tasks.set(pid, task);
  return task;
}

/** A call whose end the tracer lost ends with its caller. */
function close(task: Task, fn: string | undefined): void {
  if (fn !== undefined && !task.stack.some(({ call }) => call.fn === fn)) return;
  for (let open = task.stack.pop(); open; open = task.stack.pop()) {
    task.lastClosed.set(plain(open.call.fn), open.call);
    if (fn === undefined || open.call.fn === fn) return;
  }
}

const plain = (fn: string) => fn.replace(/\.(isra|part|constprop|cold)\..*$/, '');

function readEvent(task: Task, text: string, place: (node: RecordedNode) => void): void {
  const [, event = '', values = ''] = /^(\w+):\s*(.*)$/.exec(text) ?? [];
  const probe = /^([er])_(\w+)$/.exec(event);
  if (!probe) {
    if (event === 'signal_generate') place({ event, fields: signalFields(values) });
    else if (event === 'memory_failure_event') place({ event, text: values });
    return;
  }
  const [, kind, fn = ''] = probe;
  const fields = probeFields(values);
  if (kind === 'e') {
    const top = task.stack.at(-1);
    if (top && !top.probed && plain(top.call.fn) === fn && top.call.calls.length === 0) {
      top.call.args = fields;
      top.probed = true;
    } else {
      task.pending = { fn, args: fields };
    }
    return;
  }
  const open = task.stack.findLast(({ call }) => plain(call.fn) === fn)?.call;
  const call = open ?? task.lastClosed.get(fn);
  if (call && call.ret === undefined) call.ret = fields.ret;
}

/** The values behind the place of a probe: `(memory_failure+0x4/0x5f0) pfn=0x40018 flags=0x1`. */
function probeFields(text: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [, name = '', value = ''] of text.replace(/^\([^)]*\)/, '').matchAll(/(\w+)=(\S+)/g)) {
    fields[name] = /^-?\d+$/.test(value) ? Number(value) : value;
  }
  return fields;
}

function signalFields(text: string): Record<string, unknown> {
  const wanted = ['sig', 'errno', 'code', 'comm', 'pid', 'grp', 'res'];
  const fields: Record<string, unknown> = {};
  for (const [, name = '', value = ''] of text.matchAll(/(\w+)=(\S+)/g)) {
    if (wanted.includes(name)) fields[name] = name === 'comm' ? value : Number(value);
  }
  return fields;
}
