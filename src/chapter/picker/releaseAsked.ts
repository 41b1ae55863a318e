/** What the address asks for, and what the page does about it. */
export interface ReleaseAsked {
  /** The release that the page shows. */
  shown: string;
  /** The release asked for, one of the chapter's or another; absent where the address names none. */
  asked?: string;
  /** Why that is not the one asked for; empty where it is. */
  remark: string;
}

const ordinal = (release: string) => {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return major * 1000 + minor;
};

/**
 * Reads `?at=6.12`. The newest release is shown where it names none of the chapter's: a chapter says nothing of the
 * releases between those that it compares.
 *
 * @param search - of the page's address
 * @param releases - the chapter's, oldest first
 */
export function releaseAsked(search: string, releases: readonly string[]): ReleaseAsked {
  const shown = releases.at(-1) ?? '';
  const asked = new URLSearchParams(search).get('at');
  if (asked === null) return { shown, remark: '' };
  if (releases.includes(asked)) return { shown: asked, asked, remark: '' };
  if (!/^\d\.\d\d?$/.test(asked)) {
    return {
      shown,
      remark: `“${asked.slice(0, 20)}” is no Linux release. Linux ${shown} is shown.`,
    };
  }
  const at = releases.findIndex((release) => ordinal(release) > ordinal(asked));
  const place =
    at < 0 ? 'newer' : at === 0 ? 'older' : `between ${releases[at - 1]} and ${releases[at]}`;
  return {
    shown,
    asked,
    remark: `This chapter does not tell Linux ${asked} apart: it is ${place}${at > 0 ? '' : ' than all of these'}. Linux ${shown} is shown.`,
  };
}
