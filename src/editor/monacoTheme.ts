import { editor } from 'monaco-editor/editor';

/** Token colours, light and dark: each at least 4.5:1 on its background and on a marked line. */
const TOKENS: readonly (readonly [token: string, light: string, dark: string])[] = [
  ['', '1f2328', 'e6e9ef'],
  ['comment', '57606a', '9aa4b2'],
  ['keyword', 'a0111f', 'ff9a94'],
  ['string', '0a3069', 'a5d6ff'],
  ['number', '023b95', '8fc4ff'],
  ['regexp', '0a3069', 'a5d6ff'],
  ['type', '622cbc', 'dbb7ff'],
  ['type.identifier', '622cbc', 'dbb7ff'],
  ['identifier', '1f2328', 'e6e9ef'],
  ['delimiter', '1f2328', 'e6e9ef'],
  ['delimiter.bracket', '1f2328', 'e6e9ef'],
  ['delimiter.parenthesis', '1f2328', 'e6e9ef'],
];

function define(name: string, base: 'vs' | 'vs-dark', column: 1 | 2, background: string): void {
  editor.defineTheme(name, {
    base,
    inherit: true,
    rules: TOKENS.map((token) => ({ token: token[0], foreground: token[column] })),
    colors: {
      'editor.background': background,
      'editor.foreground': `#${TOKENS[0]?.[column] ?? ''}`,
      'editorLineNumber.foreground': base === 'vs' ? '#59636e' : '#9aa4b2',
      'editorLineNumber.activeForeground': base === 'vs' ? '#1f2328' : '#e6e9ef',
    },
  });
}

function chosenTheme(): string {
  return document.documentElement.dataset.theme === 'light' ? 'whp-light' : 'whp-dark';
}

/** Makes Monaco's colours follow the page's light and dark switch, from now on. */
export function followPageTheme(): void {
  define('whp-light', 'vs', 1, '#ffffff');
  define('whp-dark', 'vs-dark', 2, '#15181d');
  editor.setTheme(chosenTheme());
  new MutationObserver(() => editor.setTheme(chosenTheme())).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme'],
  });
}
