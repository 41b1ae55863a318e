import { SimtreesError } from './simtreesError.ts';

/** Who did something, and when: the author and the committer line of a commit. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970-01-01 UTC. */
  readonly time: number;
  /** Offset from UTC as git writes it, such as +0000. */
  readonly zone: string;
}

/**
 * The line as it stands in a commit object.
 *
 * @throws SimtreesError `badPerson` when git could not read the line back.
 */
export function encodeSignature(person: Signature): string {
  const text = `${person.name} <${person.email}>`;
  const wellFormed = /^[^<>\n\0]+ <[^<>\n\0]*>$/.test(text) && /^[+-]\d{4}$/.test(person.zone);
  if (!wellFormed || !Number.isSafeInteger(person.time) || person.time < 0) {
    throw new SimtreesError('badPerson', `"${text} ${person.time} ${person.zone}" is not usable.`);
  }
  return `${text} ${person.time} ${person.zone}`;
}
