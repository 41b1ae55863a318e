import { SimError } from './simError.ts';

/** A kernel release as MAJOR.MINOR, for example `6.12`. */
export type Release = `${number}.${number}`;

/**
 * The releases that the guide names. Where a recording exists the name means the recorded point release: 5.10.223,
 * 6.1.192, 6.12.107, 6.18.15, 7.2.13. Every release between the first and the last can be booted: it has of each
 * function the newest definition that is not after it.
 */
export const modelledReleases = [
  '5.2',
  '5.3',
  '5.10',
  '5.18',
  '6.1',
  '6.12',
  '6.15',
  '6.18',
  '7.2',
] as const satisfies Release[];

/** The last release of each major version: 5.20 and 6.20 never were. */
const lastMinor: Readonly<Record<number, number>> = { 5: 19, 6: 19, 7: 2 };

/** Negative when a is older than b, 0 when equal, positive when newer. */
export function compareReleases(a: string, b: string): number {
  return ordinal(a) - ordinal(b);
}

/** @throws SimError unknownRelease, releaseNotModelled */
export function requireModelled(release: string): Release {
  const [major, minor] = parse(release);
  if (compareReleases(release, '5.2') >= 0 && minor <= (lastMinor[major] ?? -1)) {
    return `${major}.${minor}`;
  }
  throw new SimError(
    'releaseNotModelled',
    `${release} is no release from 5.2 to 7.2; the guide names ${modelledReleases.join(', ')}.`,
  );
}

/** A cache of pure values: kernel code compares releases often, and there are few. */
const ordinals = new Map<string, number>();
const mostOrdinals = 256;

/** A number that grows with the release. */
function ordinal(release: string): number {
  const known = ordinals.get(release);
  if (known !== undefined) return known;
  const [major, minor] = parse(release);
  const made = major * 1_000_000 + minor;
  if (ordinals.size < mostOrdinals) ordinals.set(release, made);
  return made;
}

function parse(release: string): [number, number] {
  if (typeof release !== 'string') {
    throw new SimError(
      'unknownRelease',
      `A ${typeof release} is not a release; 6.1 and 6.10 differ.`,
    );
  }
  const match = /^(\d+)\.(\d+)$/.exec(release);
  if (!match) throw new SimError('unknownRelease', `"${release}" is not a release.`);
  return [Number(match[1]), Number(match[2])];
}
