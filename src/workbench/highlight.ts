import { codeToHtml } from 'shiki';

/** Highlights an answer's TypeScript at build time, with the colours of both themes. */
export function highlight(code: string): Promise<string> {
  return codeToHtml(code.replace(/\n$/, ''), {
    lang: 'ts',
    themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    defaultColor: false,
  });
}
