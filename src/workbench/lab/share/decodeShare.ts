import { fromBase64url } from './base64url.ts';
import { inflate } from './deflate.ts';
import { readSharedLab, type SharedLab } from './sharedLab.ts';
import { ShareProblem } from './shareProblem.ts';

export type Decoded =
  | { readonly ok: true; readonly shared: SharedLab }
  /** `problem` is a sentence for the reader. */
  | { readonly ok: false; readonly problem: string };

/** Longest fragment that is looked at, in characters. Code of the largest size fits several times. */
const FRAGMENT_LIMIT = 128 * 1024;
/** Most that a payload may expand to, in bytes: the largest code with each character escaped. */
const JSON_LIMIT = 256 * 1024;

const formats: Readonly<
  Record<string, (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>>
> = {
  1: async (bytes) => bytes,
  2: (bytes) => inflate(bytes, JSON_LIMIT),
};

/** Reads the fragment of a link, without the `#`. Whatever it holds, nothing of it is run here. */
export async function decodeShare(fragment: string): Promise<Decoded> {
  if (fragment.length > FRAGMENT_LIMIT) {
    return refuse(
      `it is ${fragment.length.toLocaleString('en')} characters long, too long to be one of this page`,
    );
  }
  const [, format = '', payload = ''] = /^(\d{1,3})\.(.*)$/s.exec(fragment) ?? [];
  if (format === '') return refuse('it does not begin as links of this page do');
  const expand = Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (!expand) {
    return refuse(`its format is ${format}, which this version of the site does not know`);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      await expand(fromBase64url(payload)),
    );
    return { ok: true, shared: readSharedLab(JSON.parse(text)) };
  } catch (reason) {
    const isWorded = reason instanceof ShareProblem;
    return refuse(isWorded ? reason.message : 'a part is missing or was changed on the way');
  }
}

/** Most that is said of a problem, in characters: part of it can be the text of whoever wrote the link. */
const PROBLEM_LIMIT = 300;

const refuse = (why: string): Decoded => ({
  ok: false,
  problem: `This link cannot be opened: ${why.length > PROBLEM_LIMIT ? `${why.slice(0, PROBLEM_LIMIT)}…` : why.replace(/\.?$/, '.')}`,
});
