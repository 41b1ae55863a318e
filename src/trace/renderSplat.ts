import type { SplatEvent } from '../simkernel/kernel/traceEvent.ts';

const cut = '------------[ cut here ]------------';

/** Prints a splat as the kernel log would: what it is, where, who was running, and the call trace, innermost first. */
export function renderSplat(splat: SplatEvent): string {
  const [at = 'unknown'] = splat.stack;
  const head = splat.severity === 'WARN' ? `WARNING: at ${at}` : `kernel BUG at ${at}!`;
  const trace = splat.stack.map((fn) => ` ${fn}`);
  const id = splat.code;
  return [
    cut,
    head,
    splat.text,
    `Comm: ${splat.task}`,
    'Call Trace:',
    ' <TASK>',
    ...trace,
    ' </TASK>',
    `---[ end trace ${id} ]---`,
  ].join('\n');
}
