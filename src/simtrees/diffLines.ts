/** A change: the old lines [start, end) gave way to the new lines [newStart, newEnd), counted from 0. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** lengths[i][j]: the most lines that old[i..] and new[j..] have in common, in order. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const [row = [], below = []] = [lengths[i], lengths[i + 1]];
    for (let j = after.length - 1; j >= 0; j -= 1) {
      row[j] =
        before[i] === after[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

/** Moves a pure insertion or deletion as far down as it reads the same, where git's diff puts it. */
function slideDown(change: Change, lines: readonly string[], limit: number): Change {
  const inserted = change.start === change.end;
  let [from, to] = inserted ? [change.newStart, change.newEnd] : [change.start, change.end];
  let by = 0;
  while (by < limit && to < lines.length && lines[from] === lines[to]) {
    from += 1;
    to += 1;
    by += 1;
  }
  return {
    start: change.start + by,
    end: change.end + by,
    newStart: change.newStart + by,
    newEnd: change.newEnd + by,
  };
}

/**
 * The changes that turn one list of lines into another, in order: as few lines as possible, and of several equal ways
 * the one lowest in the file. Git's default diff agrees except where lines repeat and its heuristics choose otherwise.
 */
export function diffLines(before: readonly string[], after: readonly string[]): readonly Change[] {
  const shorter = Math.min(before.length, after.length);
  let [head, tail] = [0, 0];
  while (head < shorter && before[head] === after[head]) head += 1;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const middle = changesBetween(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  ).map(({ start, end, newStart, newEnd }) => ({
    start: start + head,
    end: end + head,
    newStart: newStart + head,
    newEnd: newEnd + head,
  }));
  return middle.map((change, at) => {
    const inserted = change.start === change.end;
    if (!inserted && change.newStart !== change.newEnd) return change;
    // One unchanged line must stay between two changes, or they would be one.
    const room = (middle[at + 1]?.start ?? before.length + 1) - change.end - 1;
    return slideDown(change, inserted ? after : before, Math.max(0, room));
  });
}

/** The changes between two lists that begin and end differently. */
function changesBetween(before: readonly string[], after: readonly string[]): Change[] {
  const lengths = commonLengths(before, after);
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i += 1;
      j += 1;
      continue;
    }
    const [start, newStart] = [i, j];
    while (i < before.length || j < after.length) {
      if (i < before.length && j < after.length && before[i] === after[j]) break;
      const remove = i < before.length ? (lengths[i + 1]?.[j] ?? 0) : -1;
      const insert = j < after.length ? (lengths[i]?.[j + 1] ?? 0) : -1;
      if (remove >= insert) i += 1;
      else j += 1;
    }
    changes.push({ start, end: i, newStart, newEnd: j });
  }
  return changes;
}
