import { toAscii } from './toAscii.ts';
import { wrapWords } from './wrapWords.ts';

/** What a footnote says about a section. */
export interface Citation {
  title: string;
  /** The section's permanent address. */
  url: string;
  /** Releases the section is about, as the kernel numbers them: `6.1`. */
  releases: readonly string[];
  /** `file:function`, the place in the kernel that the section explains. */
  source?: string;
}

/** Columns a line of mail may have; process/submitting-patches.rst names 75 for changelogs. */
const columns = 75;

const indent = '    ';

/**
 * A numbered footnote for a review mail: title, releases and source, then the address on a line of
 * its own, which alone may be longer than 75 columns. It is no `Link:` trailer: those are for what
 * a commit is based on, not for an explanation (process/5.Posting.rst).
 */
export function footnote({ title, url, releases, source }: Citation): string {
  const versions = releases.map((release) => `v${release}`).join(', ');
  const place = [versions, source ?? ''].filter(Boolean).join(', ');
  return [
    ...wrapWords(`[1] Who Holds the Page? "${toAscii(title)}"`, columns, indent),
    ...wrapWords(toAscii(place), columns - indent.length).map((line) => indent + line),
    indent + encodeURI(decodeURI(url)),
  ].join('\n');
}
