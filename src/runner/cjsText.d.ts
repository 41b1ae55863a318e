declare module '*?cjs' {
  /** The TypeScript file before the `?`, compiled to CommonJS text. */
  const text: string;
  export default text;
}
