import { codeToHtml } from 'shiki';

/** The colours of both themes of the site. */
export const themes = {
  light: 'github-light-high-contrast',
  dark: 'github-dark-high-contrast',
} as const;

/** Highlights an answer's TypeScript at build time, with the colours of both themes. */
export function highlight(code: string): Promise<string> {
  return codeToHtml(code.replace(/\n$/, ''), { lang: 'ts', themes, defaultColor: false });
}
