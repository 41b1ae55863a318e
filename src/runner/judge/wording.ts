import type { CheckResult, Verdict } from '../verdict.ts';

type Words = Pick<Verdict, 'headline' | 'detail'>;

function countChecks(count: number): string {
  return count === 1 ? '1 check' : `${count} checks`;
}

function listReleases(checks: readonly { release: string }[]): string {
  const releases = [...new Set(checks.map(({ release }) => release))];
  const last = releases.pop() ?? '';
  return releases.length === 0 ? last : `${releases.join(', ')} and ${last}`;
}

export function passWords(checks: readonly CheckResult[]): Words {
  const all = checks.length === 1 ? 'The check passes' : `All ${countChecks(checks.length)} pass`;
  return { headline: `${all} on ${listReleases(checks)}.` };
}

export function failWords(checks: readonly CheckResult[]): Words {
  const failing = checks.filter(({ pass }) => !pass);
  const [first] = failing;
  const verb = failing.length === 1 ? 'fails' : 'fail';
  const line = first?.position ? `, line ${first.position.line}` : '';
  return {
    headline: `${failing.length} of ${countChecks(checks.length)} ${verb}.`,
    detail: `Begin with "${first?.name}" on ${first?.release}${line}.`,
  };
}

export function missingWords(names: readonly string[]): Words {
  const list = names.join(', ');
  return {
    headline: `The file does not export ${list}.`,
    detail: `The checks use what the file exports: write "export" before the declaration of ${list}.`,
  };
}

export function compileErrorWords(errors: Verdict['errors']): Words {
  const [first] = errors;
  const place = first?.position
    ? ` at line ${first.position.line}, column ${first.position.column}`
    : '';
  const others = errors.length - 1;
  const more = others > 0 ? `, and finds ${others} more ${others === 1 ? 'error' : 'errors'}` : '';
  return { headline: `The compiler stops${place}${more}.`, detail: 'No check was run.' };
}

export function timeoutWords(
  after: number,
  hung: CheckResult | undefined,
  notRun: readonly unknown[],
): Words {
  const where = hung ? `in "${hung.name}" on ${hung.release}` : 'before the first check';
  const rest = notRun.length > 0 ? ` ${countChecks(notRun.length)} did not get a turn.` : '';
  return {
    headline: `The run was stopped after ${after / 1000} s, ${where}.`,
    detail: `Something in the file does not come to an end, or does far too much: look for a loop whose condition never changes, and for one that prints or allocates on every turn.${rest}`,
  };
}

export function loadErrorWords(): Words {
  return {
    headline: 'The file stopped with an error while it was loading.',
    detail: 'Code outside functions runs when the file is loaded, before any check.',
  };
}

export function diedWords(text: string): Words {
  return {
    headline: 'The sandbox broke down before the run was over.',
    detail: `${text.replace(/\.?$/, '.')} Most often that is memory: an array, a string or a map that grows without end. The next run gets a new sandbox.`,
  };
}

export function faultWords(reason: string): Words {
  return {
    headline: 'The runner cannot vouch for this run, so it gives no result.',
    detail: `The report from the sandbox was not in order: ${reason.replace(/\.?$/, '.')} Run it again; if it stays so with an answer that plays no tricks, it is an error of this site.`,
  };
}

export function unavailableWords(): Words {
  return {
    headline: 'The runner could not be loaded, so nothing was run.',
    detail: 'Check the connection and run again; the file is not to blame.',
  };
}
