import type { Recording, RecordedStep } from '../../src/recordings/recordingSchema.ts';
import { errnoText } from './errnoText.ts';
import { foldCalls } from './foldCalls.ts';
import { parseGraph, type RootCall } from './parseGraph.ts';
import { PointerNames } from './renamePointers.ts';

/** What the agent and the scripts in the guest wrote, as far as a recording holds it. */
export interface ParsedLog {
  release: string;
  banner: string;
  cmdline: string;
  mkfs: { type: string; device: string; options: string }[];
  mounts: { type: string; options: string; device: string; dir: string; rc: number }[];
  shell: string[];
  traced: string[];
  probesAbsent: string[];
  notes: string[];
  acts: string[];
  steps: RecordedStep[];
  mountTrace: NonNullable<Recording['mount_trace']>;
  dmesg: string[];
  scenarioRc: number | undefined;
  ended: boolean;
}

/** Reads the log of a run: lines of a kind, a tab, and fields. `poisonBit`: the page flag of this kernel. */
export function parseLog(text: string, poisonBit: number): ParsedLog {
  const log: ParsedLog = {
    release: '',
    banner: '',
    cmdline: '',
    mkfs: [],
    mounts: [],
    shell: [],
    traced: [],
    probesAbsent: [],
    notes: [],
    acts: [],
    steps: [],
    mountTrace: [],
    dmesg: [],
    scenarioRc: undefined,
    ended: false,
  };
  let phase: string | null = null;
  const all: RecordedStep[] = [];
  const names = new PointerNames();
  const trees: RootCall[] = [];
  let graph: string[] = [];
  const mountLines: string[] = [];

  for (const line of text.split('\n')) {
    const [kind = '', ...fields] = line.replace(/\r$/, '').split('\t');
    const value = fields.join('\t');
    const step = all.at(-1);
    switch (kind) {
      case 'RELEASE':
        log.release = value;
        break;
      case 'BANNER':
        log.banner = value;
        break;
      case 'CMDLINE':
        log.cmdline = value;
        break;
      case 'MKFS': {
        const [type = '', device = '', options = ''] = value.split('|');
        log.mkfs.push({ type, device, options });
        break;
      }
      case 'MOUNT': {
        const [type = '', options = '', device = '', dir = '', rc = ''] = value.split('|');
        log.mounts.push({ type, options, device, dir, rc: Number(rc) });
        break;
      }
      case 'SHELL':
        log.shell.push(value);
        break;
      case 'TRACED':
        log.traced.push(value);
        break;
      case 'ABSENT':
        log.probesAbsent.push(value);
        break;
      case 'NOTE':
        log.notes.push(value);
        break;
      case 'MT':
        mountLines.push(value);
        break;
      case 'DMESG':
        log.dmesg.push(value.replace(/^\[[^\]]*\] ?/, ''));
        break;
      case 'SCENARIO_RC':
        log.scenarioRc = Number(value);
        break;
      case 'END':
        log.ended = true;
        break;
      case 'ACT': {
        const act = fields.slice(1).join('\t');
        log.acts.push(act);
        all.push({ phase, act });
        break;
      }
      case 'PHASE':
        phase = value;
        if (step) step.phase = phase;
        break;
      case 'T':
        graph.push(value);
        break;
      case 'TEND':
        trees.push(...parseGraph(graph));
        graph = [];
        break;
      case 'RES':
        if (step && !value.startsWith('fork ')) append(step, 'results', resultOf(fields));
        break;
      case 'SIG':
        if (step) append(step, 'signals', signalOf(fields));
        break;
      case 'OUT':
        if (step) append(step, 'output', value);
        break;
      case 'OTHER':
        if (step) append(step, 'other', value);
        break;
      case 'STACK':
        if (step) stackLine(step, value);
        break;
      case 'PAGE':
        if (step) addPage(step, fields, poisonBit, names);
        break;
    }
  }
  trees.push(...parseGraph(graph));

  const mountCalls = parseGraph(mountLines)
    .map(({ node }) => node)
    .filter((node) => 'fn' in node && node.task === 'mount' && node.fn.includes('dax'));
  for (const node of mountCalls) names.renameTree(node);
  log.mountTrace = foldCalls(mountCalls);
  const roles = new Set(
    log.acts.flatMap((act) => {
      const [verb, first = '', second = ''] = act.split(' ');
      return verb === 'spawn' ? [first] : verb === 'fork' ? [second] : [];
    }),
  );
  const short = new Set([...roles].map((role) => role.slice(0, 7)));
  for (const { act, node } of trees) {
    const step = act === undefined ? undefined : all[act];
    if (!step || !('fn' in node) || !short.has(node.task ?? '')) continue;
    // Every role waits for its next act.
    if (node.fn === 'prepare_to_wait_event') continue;
    names.renameTree(node);
    append(step, 'trace', node);
  }
  for (const step of all) if (step.trace) step.trace = foldCalls(step.trace);
  for (const step of all) {
    // It did not sleep, it was preempted.
    if (step.blocked_in?.[0]?.startsWith('asm_sysvec')) delete step.blocked_in;
  }
  log.steps = all.filter((step) => Object.keys(step).length > 2);
  return log;
}

function resultOf([cmd = '', result = '']: readonly string[]) {
  return { cmd, result: /^-?\d+$/.test(result) ? errnoText(Number(result)) : result };
}

function signalOf([role = '', code = '', lsb = '', page = '', context = '']: readonly string[]) {
  return {
    role,
    sig: 'SIGBUS',
    si_code: code,
    addr_lsb: Number(lsb),
    mapping_page: Number(page),
    context,
  };
}

function stackLine(step: RecordedStep, line: string): void {
  const name = /^\[<[^>]*>\]\s+([\w.]+)\+/.exec(line)?.[1];
  if (name) append(step, 'blocked_in', name);
}

type Lists = 'results' | 'signals' | 'output' | 'other' | 'blocked_in' | 'trace';

function append<K extends Lists>(
  step: RecordedStep,
  kind: K,
  value: NonNullable<RecordedStep[K]>[number],
): void {
  const list: NonNullable<RecordedStep[K]>[number][] = step[kind] ?? [];
  list.push(value);
  step[kind] = list as RecordedStep[K];
}

function addPage(
  step: RecordedStep,
  [label = '', pfn = '', words = '']: readonly string[],
  poisonBit: number,
  names: PointerNames,
): void {
  const word = new Map(
    [...words.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const flags = word.get('w0');
  // After an unbind there is no struct page to read.
  if (flags === undefined || !flags.startsWith('0x')) return;
  const at = (name: string) => names.rename(word.get(name) ?? '');
  step.page = {
    hwpoison: ((BigInt(flags) >> BigInt(poisonBit)) & 1n) === 1n,
    label,
    pfn,
    refcount: Number(word.get('refcount')),
    mapcount: Number(word.get('mapcount')),
    flags,
    word1_pgmap_or_lru: at('w1'),
    word3_mapping: at('w3'),
    word4_index_or_share: at('w4'),
    word5_private: at('w5'),
  };
}
