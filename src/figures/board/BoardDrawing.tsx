import { BoardNodeShape } from './BoardNodeShape.tsx';
import type { BoardData, BoardNode } from './boardData.ts';
import { edgePath, linkPath, placeOf, size } from './geometry.ts';

/** The lanes with their names, drawn at any step so that nothing moves while stepping. */
function Lanes({ data, width }: { data: BoardData; width: number }) {
  return data.lanes.map(({ name, note }, lane) => {
    const y = size.top + size.lane * lane;
    return (
      <g key={name} class="board-lane">
        <line x1={size.left - 14} x2={width - 8} y1={y} y2={y} />
        <text class="board-lane-name" x={8} y={y - 1}>
          {name}
        </text>
        <text class="board-lane-note" x={8} y={y + 14}>
          {note}
        </text>
      </g>
    );
  });
}

/** The board after a step, at its natural size. */
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
  const height = size.top + size.lane * (data.lanes.length - 1) + 44;
  const byId = new Map(data.nodes.map((node) => [node.id, node]));
  const shown = data.nodes.filter((node) => node.step <= step);
  const isGone = (node: BoardNode) => node.gone !== null && node.gone <= step;
  return (
    <svg
      class="board-svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <Lanes data={data} width={width} />
      {shown.flatMap((node) =>
        node.parents.flatMap((id) => {
          const parent = byId.get(id);
          if (parent === undefined) return [];
          const state = `${isGone(node) ? ' is-gone' : ''}${node.kind === 'stopped' ? ' is-stopped' : ''}`;
          const path = edgePath(placeOf(parent), placeOf(node));
          return [<path key={`${id}-${node.id}`} class={`board-edge${state}`} d={path} />];
        }),
      )}
      {data.links.flatMap(({ from, to }) => {
        const [one, two] = [byId.get(from), byId.get(to)];
        if (one === undefined || two === undefined || two.step > step) return [];
        return [
          <path
            key={`${from}=${to}`}
            class="board-link"
            d={linkPath(placeOf(one), placeOf(two))}
          />,
        ];
      })}
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
