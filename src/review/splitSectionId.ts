/** The text of a heading, parted from the permanent id it ends with. */
export interface SplitHeading {
  text: string;
  id: string;
}

/** Parts `The last put [#put-two-to-one]` into its text and its id; undefined without an id. */
export function splitSectionId(heading: string): SplitHeading | undefined {
  const match = /^(.*?)\s*\[#([a-z0-9]+(?:-[a-z0-9]+)*)\]\s*$/s.exec(heading);
  const [, text, id] = match ?? [];
  return text === undefined || id === undefined ? undefined : { text, id };
}
