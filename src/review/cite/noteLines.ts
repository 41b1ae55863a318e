import { toAscii } from './toAscii.ts';
import { wrapWords } from './wrapWords.ts';

/** What a footnote says about a section, besides its address. */
export interface CitedSection {
  title: string;
  /** Releases the section is about, as the kernel numbers them: `6.1`. */
  releases: readonly string[];
  /** `file:function`, the place in the kernel that the section explains. */
  source?: string | undefined;
}

/** Columns a line of mail may have; process/submitting-patches.rst names 75 for changelogs. */
const columns = 75;

const indent = '    ';

/**
 * The lines of a footnote before its address: title, releases and source. Made by the build, so that no page carries
 * what makes them.
 */
export function noteLines({ title, releases, source }: CitedSection): string[] {
  const versions = releases.map((release) => `v${release}`).join(', ');
  const place = [versions, source ?? ''].filter(Boolean).join(', ');
  return [
    ...wrapWords(`[1] Who Holds the Page? "${toAscii(title)}"`, columns, indent),
    ...wrapWords(toAscii(place), columns - indent.length).map((line) => indent + line),
  ];
}
