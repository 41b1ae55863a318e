/** An element of a parsed page. Tag and attribute names are in lower case. */
export interface HtmlElement {
  tag: string;
  attributes: Map<string, string>;
  children: HtmlNode[];
}

/** A node of a parsed page: an element, or text with its character references resolved. */
export type HtmlNode = HtmlElement | string;
