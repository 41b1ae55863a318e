import { toBase64url } from './base64url.ts';
import { deflate } from './deflate.ts';
import type { SharedLab } from './sharedLab.ts';

/**
 * Writes a lab as the fragment of a link, without the `#`: the number of the format, a dot, and the payload in base64url.
 * Format 1 is JSON; format 2 is JSON in raw DEFLATE. Both are read for good; a browser that cannot compress makes 1.
 */
export async function encodeShare({ code, settings }: SharedLab): Promise<string> {
  const { release, options, schedule } = settings;
  const json = JSON.stringify({ code, release, options, ...(schedule !== '' && { schedule }) });
  const bytes = new TextEncoder().encode(json);
  try {
    return `2.${toBase64url(await deflate(bytes))}`;
  } catch {
    return `1.${toBase64url(bytes)}`;
  }
}
