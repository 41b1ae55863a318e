/** What KTAP needs to know of one check: a plain part of the runner's CheckResult. */
export interface KtapCheck {
  readonly name: string;
  readonly release: string;
  readonly pass: boolean;
  readonly expected?: unknown;
  readonly seen?: unknown;
  readonly message?: string;
  /** Where to look, in words. */
  readonly place?: string;
  /** A KTAP directive for a check without a result of its own: `SKIP`, `TIMEOUT` or `ERROR`, and why. */
  readonly directive?: string;
}

/**
 * Prints check results as KTAP version 1 (Documentation/dev-tools/ktap.rst): one subtest a release, diagnostics behind
 * each check that failed.
 * @param suite what was checked: it names the top test
 * @param remarks said of the whole run, before the first test
 */
export function renderKtap(
  suite: string,
  checks: readonly KtapCheck[],
  remarks: readonly string[] = [],
): string {
  const releases = [...new Set(checks.map(({ release }) => release))];
  const lines = [
    'KTAP version 1',
    `1..${releases.length}`,
    ...remarks.flatMap((remark) => remark.split('\n').map((line) => `# ${line}`)),
  ];
  releases.forEach((release, at) => {
    const own = checks.filter((check) => check.release === release);
    lines.push('  KTAP version 1', `  1..${own.length}`);
    own.forEach((check, index) => {
      const { pass, name, directive } = check;
      const end = directive === undefined ? '' : ` # ${directive}`;
      lines.push(`  ${result(pass, index + 1, name)}${end}`);
      for (const line of diagnostics(check)) lines.push(line);
    });
    lines.push(
      result(
        own.every(({ pass }) => pass),
        at + 1,
        `${suite} on ${release}`,
      ),
    );
  });
  return lines.map(visible).join('\n');
}

/** Whoever reads a line must see what it says: what moves the cursor or turns the text around is written out. */
const visible = (line: string) =>
  line.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );

/** A hash sign would begin a directive. */
const result = (pass: boolean, number: number, name: string) =>
  `${pass ? 'ok' : 'not ok'} ${number} ${oneLine(name).replaceAll('#', '\\#')}`;

function diagnostics({ pass, message, expected, seen, place }: KtapCheck): string[] {
  if (pass) return [];
  return [
    ...(message === undefined ? [] : [`message: ${message}`]),
    ...(expected === undefined ? [] : [`expected: ${text(expected)}`]),
    ...(seen === undefined ? [] : [`seen: ${text(seen)}`]),
    ...(place === undefined ? [] : [`place: ${place}`]),
  ].flatMap((part) => part.split('\n').map((line) => `  # ${line}`));
}

const text = (value: unknown) =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));

const oneLine = (value: string) => value.replace(/\s+/g, ' ');
