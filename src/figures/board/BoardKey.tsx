import type { BoardData } from './boardData.ts';

/** What the signs of this board mean: only those that it uses. */
export function BoardKey({ data }: { data: BoardData }) {
  const isUsed = (kind: 'conflict' | 'broken') =>
    data.nodes.some(({ marks }) => marks.some((mark) => mark.kind === kind));
  return (
    <ul class="board-key">
      {data.letters.map(({ letter, name, subject }) => (
        <li key={letter}>
          <b class="board-key-letter">{letter}</b>
          <span>
            <code>{name}</code> {subject}
          </span>
        </li>
      ))}
      <li>
        <b class="board-key-merge">M</b> merge
      </li>
      {data.nodes.some(({ gone }) => gone !== null) && (
        <li>
          <b class="board-key-gone" /> no longer in its tree
        </li>
      )}
      {data.links.length > 0 && (
        <li>
          <b class="board-key-link" /> same patch, other id
        </li>
      )}
      {isUsed('conflict') && (
        <li>
          <b class="board-key-conflict">×</b> conflict
        </li>
      )}
      {isUsed('broken') && (
        <li>
          <b class="board-key-broken">!</b> does not build
        </li>
      )}
    </ul>
  );
}
