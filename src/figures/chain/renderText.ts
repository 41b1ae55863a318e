import type { ChainData, Frame, FrameSide } from './chainData.ts';
import { agrees } from './joinTrees.ts';

const columns = 75;

/** The figure as text of at most 75 columns, for `.txt` pages and readers without the drawing. */
export function renderText(data: ChainData): string {
  return [
    `simulated ${data.release} and recorded ${data.recordedRelease}, ${data.scenario}, "${data.act}"`,
    '=  both make the call and every value shown agrees   !  values differ',
    's  simulated only, no probe could see it in the recording',
    '?  simulated only                                    r  recorded only',
    '',
    ...data.frames.flatMap(frameLines),
  ].join('\n');
}

function frameLines(frame: Frame): string[] {
  const indent = '  '.repeat(frame.depth);
  const side: FrameSide = frame.simulated ?? frame.recorded ?? { args: '' };
  const ret = side.ret === undefined ? '' : ` = ${side.ret}`;
  const whole = `${indent}${frame.fn}(${side.args})${ret}`;
  const lines =
    whole.length + 3 <= columns
      ? [whole]
      : [`${indent}${frame.fn}(`, `${indent}    ${side.args})${ret}`];
  const [first = '', ...rest] = lines;
  const shown = [`${mark(frame)}  ${first}`, ...rest.map((line) => `   ${line}`)];
  if (frame.turn) shown.push(`   ${indent}>>> ${frame.turn}`);
  return shown.flatMap(wrap);
}

function mark(frame: Frame): string {
  if (frame.unseen) return 's';
  if (!frame.recorded) return '?';
  if (!frame.simulated) return 'r';
  return agrees(frame) ? '=' : '!';
}

function wrap(line: string): string[] {
  if (line.length <= columns) return [line];
  const at = line.lastIndexOf(' ', columns);
  const indent = /^ */.exec(line)?.[0] ?? '';
  if (at <= indent.length) return [line];
  return [line.slice(0, at), ...wrap(`${indent}${line.slice(at + 1)}`)];
}
