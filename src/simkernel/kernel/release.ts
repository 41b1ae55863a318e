import { SimError } from './simError.ts';

/** A kernel release as MAJOR.MINOR, for example `6.12`. */
export type Release = `${number}.${number}`;

/** The releases that can be booted. Each name means the recorded point release: 5.10.223, 6.1.192, 6.12.107, 7.2.13. */
export const modelledReleases = ['5.10', '6.1', '6.12', '7.2'] as const satisfies Release[];
export type ModelledRelease = (typeof modelledReleases)[number];

/** Negative when a is older than b, 0 when equal, positive when newer. */
export function compareReleases(a: string, b: string): number {
  const [aMajor, aMinor] = parse(a);
  const [bMajor, bMinor] = parse(b);
  return aMajor - bMajor || aMinor - bMinor;
}

/** @throws SimError unknownRelease, releaseNotModelled */
export function requireModelled(release: string): ModelledRelease {
  parse(release);
  const found = modelledReleases.find((name) => name === release);
  if (found) return found;
  throw new SimError(
    'releaseNotModelled',
    `${release} is not one of ${modelledReleases.join(', ')}.`,
  );
}

function parse(release: string): [number, number] {
  const match = /^(\d+)\.(\d+)$/.exec(String(release));
  if (!match) throw new SimError('unknownRelease', `"${String(release)}" is not a release.`);
  return [Number(match[1]), Number(match[2])];
}
