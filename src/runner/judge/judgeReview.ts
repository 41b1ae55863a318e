import type { Expectations, Judgement } from '../expectations.ts';
import { own } from './own.ts';

/** A fault of a patch under review: the lines that carry it, any of which a reviewer may name, and what it breaks. */
export interface Fault {
  /** Numbers of lines of the patch as it is shown, from 1. */
  readonly lines: readonly number[];
  /** Every invariant that the simulation shows broken by it, from I1 to I17. Each is a right answer. */
  readonly invariants: readonly string[];
}

interface Finding {
  readonly line: number;
  readonly invariant: string;
}

/** What a scenario of a review reports. `broken` is what the simulation shows: sentences, by invariant. */
interface Seen {
  readonly findings: readonly Finding[];
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

const form =
  'Export findings as a list of { line, invariant }: the number of a line of the patch, and an invariant from I1 to I17.';

/**
 * The checks of a review: `findings-hold` for what the answer names, `nothing-missed` for what it does not. A scenario
 * reports `findings` as the answer exported them, and the invariants that the kernel breaks `before` and `after` the patch,
 * as the simulation saw it: no finding is right that the simulation does not bear out.
 */
export function judgeReview(faults: readonly Fault[]): Expectations {
  // Whoever names every line has reviewed none.
  const most = 2 * faults.reduce((sum, { invariants }) => sum + invariants.length, 0) + 1;

  function judge(told: unknown, body: (seen: Seen) => Judgement): Judgement {
    const seen = readSeen(told);
    const expected = 'a list of findings';
    if (seen === undefined) return { pass: false, expected, seen: 'no such list', message: form };
    if (seen.findings.length > most) {
      const message = `${seen.findings.length} findings are more than this patch can have: name what you can defend.`;
      return { pass: false, expected, seen: `${seen.findings.length} findings`, message };
    }
    return body(seen);
  }

  return {
    'findings-hold': {
      name: 'each finding names a line at fault, and an invariant that the kernel breaks by it',
      judge: (told) =>
        judge(told, (seen) => {
          const { findings } = seen;
          const lines = findings.map((finding) => `${nameOf(finding)}: ${right}`);
          const words = findings.map((finding) => `${nameOf(finding)}: ${say(faults, finding)}`);
          const unproved = findings.find(
            (finding) => say(faults, finding) === right && !isShown(seen, finding.invariant),
          );
          if (findings.length === 0) {
            return { pass: false, expected: 'at least one finding', seen: 'none' };
          }
          const pass = unproved === undefined && words.every((text, at) => text === lines[at]);
          return {
            pass,
            expected: lines.join('\n'),
            seen: words.join('\n'),
            ...(unproved && { message: unshown(unproved.invariant) }),
            ...(pass && { message: whatIsShown(seen) }),
          };
        }),
    },
    'nothing-missed': {
      name: 'no fault of the patch is missed',
      judge: (told) =>
        judge(told, (seen) => {
          const found = faults.filter((fault) =>
            seen.findings.some(
              (finding) => isOf(fault, finding) && isShown(seen, finding.invariant),
            ),
          );
          const expected = count(faults.length);
          return { pass: found.length === faults.length, expected, seen: count(found.length) };
        }),
    },
  };
}

const right = 'at fault, and breaks it';

const isOf = ({ lines, invariants }: Fault, { line, invariant }: Finding) =>
  lines.includes(line) && invariants.includes(invariant);

/** What there is to say of a finding without telling where the fault is. */
function say(faults: readonly Fault[], finding: Finding): string {
  const { line, invariant } = finding;
  if (faults.some((fault) => isOf(fault, finding))) return right;
  if (faults.some(({ lines }) => lines.includes(line))) return 'at fault, and breaks another one';
  return faults.some(({ invariants }) => invariants.includes(invariant))
    ? 'the patch breaks it, and not by this line'
    : 'sound, as far as this one goes';
}

/** Whether the simulation bears it out: the patched kernel breaks the invariant, the one before did not. */
const isShown = ({ before, after }: Seen, invariant: string) =>
  Object.hasOwn(after, invariant) && !Object.hasOwn(before, invariant);

/** What the simulation saw of the invariants that were named. */
function whatIsShown({ findings, after }: Seen): string {
  const named = new Set(findings.map(({ invariant }) => invariant));
  const sentences = [...named].map((invariant) => `${invariant}: ${after[invariant]}`);
  return `With the patch, the simulation has broken ${sentences.join(' ')}`;
}

const unshown = (invariant: string) =>
  `The simulation does not show that the patch breaks ${invariant}: an error of this exercise, not of the answer.`;

const nameOf = ({ line, invariant }: Finding) => `line ${line}, ${invariant}`;

const count = (faults: number) => `${faults} ${faults === 1 ? 'fault' : 'faults'} found`;

function readSeen(told: unknown): Seen | undefined {
  const findings = own(told, 'findings');
  const before = own(told, 'before');
  const after = own(told, 'after');
  if (!Array.isArray(findings) || !isTexts(before) || !isTexts(after)) return undefined;
  const read = findings.map(readFinding);
  return read.every((finding) => finding !== undefined)
    ? { findings: read, before, after }
    : undefined;
}

function readFinding(told: unknown): Finding | undefined {
  const line = own(told, 'line');
  const invariant = own(told, 'invariant');
  const isLine = Number.isSafeInteger(line) && Number(line) > 0;
  const isInvariant = typeof invariant === 'string' && /^I(?:[1-9]|1[0-7])$/.test(invariant);
  return isLine && isInvariant ? { line: Number(line), invariant } : undefined;
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((text) => typeof text === 'string');
}
