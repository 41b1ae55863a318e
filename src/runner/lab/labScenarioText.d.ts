declare module 'virtual:lab-scenario' {
  /** labScenario.ts, bundled to CommonJS text. */
  const text: string;
  export default text;
}
