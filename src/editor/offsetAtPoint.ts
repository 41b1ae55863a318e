interface Caret {
  readonly node: Node;
  readonly offset: number;
}

function caretAt(x: number, y: number): Caret | null {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret === null ? null : { node: caret.offsetNode, offset: caret.offset };
  }
  return null;
}

/** How much of the text inside `host` stands before a point of the screen; 0 when it is unknown. */
export function offsetAtPoint(host: HTMLElement, x: number, y: number): number {
  const caret = caretAt(x, y);
  const code = host.querySelector('code');
  if (caret === null || code === null || !code.contains(caret.node)) return 0;
  const before = document.createRange();
  before.setStart(code, 0);
  before.setEnd(caret.node, caret.offset);
  return before.toString().length;
}
