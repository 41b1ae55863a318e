declare module '*?cjs' {
  /** The TypeScript file before the `?`, compiled to CommonJS text. */
  const text: string;
  export default text;
}

declare module '*?scenarios' {
  /** The scenarios before the `?`, bundled to CommonJS text. */
  const text: string;
  export default text;
}
