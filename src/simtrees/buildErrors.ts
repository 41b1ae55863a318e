import type { Files } from './files.ts';
import { splitLines } from './lines.ts';

/** Why a snapshot does not build. */
export interface BuildError {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly fn: string;
  /** What is wrong, in the words of a compiler or linker. */
  readonly text: string;
}

/** A definition or a call found in a file. */
interface Mention {
  readonly kind: 'def' | 'call';
  readonly fn: string;
  readonly arity: number;
  readonly path: string;
  readonly line: number;
}

/**
 * Lines of the form `def fs_put_dax/2` define a function with so many arguments, lines of the form
 * `call fs_put_dax/2` call it with so many; every other line means nothing to the build.
 */
const MENTION = /^\s*(def|call) ([A-Za-z_][A-Za-z0-9_]*)\/(\d+)\b/;

function mentionsIn(files: Files): Mention[] {
  return Object.entries(files).flatMap(([path, file]) =>
    splitLines(file.content).flatMap((text, at) => {
      const [, kind, fn = '', arity] = MENTION.exec(text) ?? [];
      if (kind !== 'def' && kind !== 'call') return [];
      return [{ kind, fn, arity: Number(arity), path, line: at + 1 } satisfies Mention];
    }),
  );
}

const countOf = (arity: number): string => `${arity} argument${arity === 1 ? '' : 's'}`;

/**
 * What would stop a build of this snapshot: a call without a definition, a call with another number of arguments
 * than the definition takes, a second definition.
 * @since any release: the rule does not depend on one
 * @returns the errors in the order of paths, then lines; none when it builds
 * @throws nothing
 * @source the rules of this guide; git has no such command
 */
export function buildErrors(files: Files): readonly BuildError[] {
  const mentions = mentionsIn(files);
  const defined = new Map<string, Mention>();
  const errors: BuildError[] = [];
  for (const mention of mentions.filter(({ kind }) => kind === 'def')) {
    const first = defined.get(mention.fn);
    if (first === undefined) defined.set(mention.fn, mention);
    else {
      const text = `${mention.fn} is defined in ${first.path} already`;
      errors.push({ path: mention.path, line: mention.line, fn: mention.fn, text });
    }
  }
  for (const { fn, arity, path, line } of mentions.filter(({ kind }) => kind === 'call')) {
    const target = defined.get(fn);
    if (target === undefined) errors.push({ path, line, fn, text: `${fn} is not defined` });
    else if (target.arity !== arity) {
      const text = `${fn} takes ${countOf(target.arity)}, called with ${arity}`;
      errors.push({ path, line, fn, text });
    }
  }
  return errors.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
}
