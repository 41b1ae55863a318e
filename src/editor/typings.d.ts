declare module 'virtual:typings/answers/*' {
  const entry: string;
  export default entry;
}

declare module 'virtual:typings/simkernel' {
  const files: readonly import('./build/emitDeclarations.ts').DeclarationFile[];
  export default files;
}

declare module 'virtual:typings/simtrees' {
  const files: readonly import('./build/emitDeclarations.ts').DeclarationFile[];
  export default files;
}

declare module 'virtual:typings/explore' {
  const files: readonly import('./build/emitDeclarations.ts').DeclarationFile[];
  export default files;
}

declare module '*?worker' {
  const WorkerConstructor: new () => Worker;
  export default WorkerConstructor;
}
