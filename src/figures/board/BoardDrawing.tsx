import { BoardNodeShape } from './BoardNodeShape.tsx';
import type { BoardData, BoardNode } from './boardData.ts';
import { edgePath } from './edgePath.ts';
import { heightOf, placeOf, size } from './geometry.ts';
import { linkPath } from './linkPath.ts';

/** A line from each parent to a node. */
function Edges({ node, step, data }: { node: BoardNode; step: number; data: BoardData }) {
  const isGone = node.gone !== null && node.gone <= step;
  const state = `${isGone ? ' is-gone' : ''}${node.kind === 'stopped' ? ' is-stopped' : ''}`;
  return node.parents.flatMap((id) => {
    const parent = data.nodes.find((other) => other.id === id);
    if (parent === undefined) return [];
    return [<path key={id} class={`board-edge${state}`} d={edgePath(parent, node, data.nodes)} />];
  });
}

/** The dotted lines between copies that are both on the board. */
function Links({ step, data }: { step: number; data: BoardData }) {
  return data.links.flatMap(({ from, to }) => {
    const [one, two] = [from, to].map((id) => data.nodes.find((node) => node.id === id));
    if (one === undefined || two === undefined || two.step > step) return [];
    const path = linkPath(placeOf(one), placeOf(two));
    return [<path key={`${from}=${to}`} class="board-link" d={path} />];
  });
}

/** The board after a step, at its natural size. Nothing moves while stepping: every place is fixed from the start. */
export function BoardDrawing({
  data,
  step,
  label,
}: {
  data: BoardData;
  step: number;
  label: string;
}) {
  const columns = Math.max(...data.nodes.map(({ column }) => column));
  const width = size.left + size.column * columns + 2 * size.radius + size.right;
  const height = heightOf(data.lanes.length);
  const shown = data.nodes.filter((node) => node.step <= step);
  return (
    <svg class="board-svg" width={width} height={height} role="img" aria-label={label}>
      {data.lanes.map(({ name }, lane) => {
        const y = size.top + size.lane * lane;
        return <line key={name} class="board-rail" x1={0} x2={width} y1={y} y2={y} />;
      })}
      {shown.map((node) => (
        <Edges key={node.id} node={node} step={step} data={data} />
      ))}
      <Links step={step} data={data} />
      {shown.map((node) => (
        <BoardNodeShape
          key={node.id}
          node={node}
          step={step}
          isNew={node.step === step && step > 0}
        />
      ))}
    </svg>
  );
}
