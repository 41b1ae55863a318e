import type { HtmlElement } from './htmlNode.ts';

/** Every element below this one, in document order. */
export function* elements(root: HtmlElement): Generator<HtmlElement> {
  for (const child of root.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* elements(child);
  }
}
