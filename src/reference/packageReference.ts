/** What a reader is told of a function: the tags of its TSDoc, and its signature. */
export interface FunctionReference {
  readonly name: string;
  /** `(k: Kernel, start: number): number` */
  readonly signature: string;
  readonly models: string;
  readonly parameters: readonly { readonly name: string; readonly text: string }[];
  readonly since: string;
  /** Empty for a function that returns nothing. */
  readonly returns: string;
  readonly returnsNothing: boolean;
  /** One entry each; `nothing` where it throws nothing of its own. */
  readonly throws: readonly string[];
  readonly source: string;
}

/** What a reader is told of a class, an interface or another type. */
export interface TypeReference {
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'type';
  readonly models: string;
  /** Of a type that is neither a class nor an interface: what it stands for. */
  readonly definition: string;
  /** Its own public members, as they are declared. */
  readonly members: readonly { readonly declaration: string; readonly text: string }[];
}

/** What a reader is told of an exported value that is no function. */
export interface ConstantReference {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** The public entry of a package, sorted by name. */
export interface PackageReference {
  readonly summary: string;
  readonly functions: readonly FunctionReference[];
  readonly types: readonly TypeReference[];
  readonly constants: readonly ConstantReference[];
}
