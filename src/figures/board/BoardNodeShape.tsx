import type { BoardNode } from './boardData.ts';
import { placeOf, size } from './geometry.ts';

/** What a node says to somebody who cannot see it, or points at it. */
function describe(node: BoardNode, step: number): string {
  const marks = node.marks.filter((mark) => mark.step <= step).map(({ text }) => `; ${text}`);
  const gone = node.gone !== null && node.gone <= step ? '; no longer in its tree' : '';
  return `${node.short}: ${node.subject}${gone}${marks.join('')}`;
}

function Outline({ node }: { node: BoardNode }) {
  const { radius } = size;
  if (node.kind === 'commit') return <circle r={radius} />;
  if (node.kind === 'stopped') return <path d="M-8 -8L8 8M8 -8L-8 8" />;
  if (node.kind === 'tag')
    return <path d={`M0 ${-radius}L${radius} 0L0 ${radius}L${-radius} 0Z`} />;
  return <rect x={-11} y={-11} width={22} height={22} rx={4} />;
}

/** A warning in a triangle, at the shoulder of a node. */
function BrokenBadge() {
  return (
    <g class="board-badge" transform="translate(13 -15)">
      <path d="M0 -9L9 7H-9Z" />
      <text y={5}>!</text>
    </g>
  );
}

/** One commit: its shape tells the kind, its letter the patch, the text under it the id. */
export function BoardNodeShape({
  node,
  step,
  isNew,
}: {
  node: BoardNode;
  step: number;
  isNew: boolean;
}) {
  const { x, y } = placeOf(node);
  const isGone = node.gone !== null && node.gone <= step;
  const isBroken = node.marks.some((mark) => mark.kind === 'broken' && mark.step <= step);
  const state = `${isGone ? ' is-gone' : ''}${isNew ? ' is-new' : ''}${isBroken ? ' is-broken' : ''}`;
  return (
    <g class={`board-node is-${node.kind}${state}`} transform={`translate(${x} ${y})`}>
      <title>{describe(node, step)}</title>
      {isNew && <circle class="board-halo" r={size.radius + 5} />}
      <Outline node={node} />
      {node.kind !== 'stopped' && (
        <text class="board-letter" y={5}>
          {node.kind === 'merge' ? 'M' : node.letter}
        </text>
      )}
      {isBroken && <BrokenBadge />}
      <text class="board-id" y={size.radius + 15}>
        {node.short}
      </text>
    </g>
  );
}
