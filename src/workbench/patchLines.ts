import { codeToTokens, type ThemedToken } from 'shiki';
import { themes } from './highlight.ts';

/** A line of a patch as it is shown. */
export interface PatchLine {
  /** From 1: what a finding of a review names. */
  readonly number: number;
  readonly kind: 'text' | 'file' | 'hunk' | 'same' | 'added' | 'removed';
  /** The first character of a line of a hunk; empty for other lines. */
  readonly sign: string;
  /** The rest of the line, in pieces of one colour. */
  readonly tokens: readonly ThemedToken[];
}

const SIGNS = { ' ': 'same', '+': 'added', '-': 'removed' } as const;

/**
 * Numbers the lines of a patch and highlights its TypeScript, at build time. Each side of the patch is read as a text of its
 * own, so that a line is coloured by what stands around it there.
 */
export async function patchLines(patch: string): Promise<PatchLine[]> {
  const texts = patch.replace(/\n$/, '').split('\n');
  const kinds = kindsOf(texts);
  const side = async (left: PatchLine['kind']) => {
    const own = texts.map((text, at) => (inHunk(kinds[at]) && kinds[at] !== left ? text : ' '));
    const code = own.map((text) => text.slice(1)).join('\n');
    const { tokens } = await codeToTokens(code, { lang: 'ts', themes, defaultColor: false });
    return tokens;
  };
  const [before, after] = await Promise.all([side('added'), side('removed')]);
  return texts.map((text, at) => {
    const kind = kinds[at] ?? 'text';
    const tokens = (kind === 'removed' ? before : after)[at] ?? [];
    return inHunk(kind)
      ? { number: at + 1, kind, sign: text.slice(0, 1) || ' ', tokens }
      : { number: at + 1, kind, sign: '', tokens: [{ content: text, offset: 0 }] };
  });
}

function inHunk(kind: PatchLine['kind'] | undefined): boolean {
  return kind === 'same' || kind === 'added' || kind === 'removed';
}

/** What each line is: only the lines that a hunk's header counts are lines of the code. */
function kindsOf(texts: readonly string[]): PatchLine['kind'][] {
  let before = 0;
  let after = 0;
  return texts.map((text) => {
    if (before > 0 || after > 0) {
      const kind = SIGNS[(text.slice(0, 1) || ' ') as keyof typeof SIGNS] ?? 'text';
      if (kind !== 'added') before -= 1;
      if (kind !== 'removed') after -= 1;
      return kind;
    }
    const [, from, to] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(text) ?? [];
    if (!text.startsWith('@@')) return /^(?:---|\+\+\+) \S/.test(text) ? 'file' : 'text';
    before = Number(from ?? 1);
    after = Number(to ?? 1);
    return 'hunk';
  });
}
