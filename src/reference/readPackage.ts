import ts from 'typescript';
import type {
  ConstantReference,
  FunctionReference,
  PackageReference,
  TypeReference,
} from './packageReference.ts';
import { packageProgram } from './packageProgram.ts';

const flags =
  ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

/** Comments are wrapped to the width of the code; readers get them as running text. */
const running = (text: string) => text.trim().replace(/\s*\n\s*/g, ' ');

const words = (parts: ts.SymbolDisplayPart[] | undefined) =>
  running(ts.displayPartsToString(parts));

function summaryOf(file: ts.SourceFile): string {
  const [comment] = ts.getLeadingCommentRanges(file.text, 0) ?? [];
  if (!comment) return '';
  const text = file.text.slice(comment.pos + 3, comment.end - 2).replace(/^\s*\* ?/gm, '');
  return running(text.split(/^@/m)[0] ?? '');
}

/** Reads the TSDoc of one package. */
class Reader {
  readonly #checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  function(symbol: ts.Symbol, declaration: ts.FunctionDeclaration): FunctionReference {
    const checker = this.#checker;
    const signature = checker.getSignatureFromDeclaration(declaration);
    if (!signature) throw new Error(`${symbol.name} has no signature.`);
    const tags = symbol.getJsDocTags(checker);
    const texts = (name: string) =>
      tags.filter((tag) => tag.name === name).map((tag) => words(tag.text));
    const returned = checker.typeToString(signature.getReturnType());
    return {
      name: symbol.name,
      signature: checker.signatureToString(signature, declaration, flags),
      models: words(symbol.getDocumentationComment(checker)),
      parameters: signature.parameters.flatMap((parameter) => {
        const text = words(parameter.getDocumentationComment(checker)).replace(/^- /, '');
        return text === '' ? [] : [{ name: parameter.name, text }];
      }),
      since: texts('since').join(' '),
      returns: texts('returns').join(' '),
      returnsNothing: returned === 'void' || returned === 'Preemptible<void>',
      throws: texts('throws'),
      source: texts('source').join(' '),
    };
  }

  type(symbol: ts.Symbol, declaration: ts.Declaration): TypeReference | undefined {
    const models = words(symbol.getDocumentationComment(this.#checker));
    const { name } = symbol;
    if (ts.isTypeAliasDeclaration(declaration)) {
      return { name, kind: 'type', models, definition: declaration.type.getText(), members: [] };
    }
    if (!ts.isClassDeclaration(declaration) && !ts.isInterfaceDeclaration(declaration)) {
      return undefined;
    }
    const kind = ts.isClassDeclaration(declaration) ? 'class' : 'interface';
    const members = [...declaration.members].flatMap((member) => this.#member(member) ?? []);
    return { name, kind, models, definition: '', members };
  }

  constant(symbol: ts.Symbol, declaration: ts.Declaration): ConstantReference {
    const type = this.#checker.getTypeAtLocation(declaration);
    return {
      name: symbol.name,
      type: this.#checker.typeToString(type, declaration),
      text: words(symbol.getDocumentationComment(this.#checker)),
    };
  }

  #member(member: ts.ClassElement | ts.TypeElement) {
    const { name } = member;
    if (!name || ts.isPrivateIdentifier(name) || ts.isComputedPropertyName(name)) return undefined;
    const hidden = ts.ModifierFlags.Static | ts.ModifierFlags.Private;
    if (ts.getCombinedModifierFlags(member) & hidden) return undefined;
    const symbol = this.#checker.getSymbolAtLocation(name);
    if (!symbol) return undefined;
    const type = this.#checker.getTypeOfSymbolAtLocation(symbol, member);
    const [call] = type.getCallSignatures();
    const optional = symbol.flags & ts.SymbolFlags.Optional ? '?' : '';
    const isMethod = ts.isMethodDeclaration(member) || ts.isMethodSignature(member);
    const declared =
      isMethod && call
        ? this.#checker.signatureToString(call, member, flags)
        : `: ${this.#checker.typeToString(type, member, flags)}`;
    const tags = symbol
      .getJsDocTags(this.#checker)
      .map((tag) => `${tag.name === 'returns' ? 'Returns' : 'Throws'} ${words(tag.text)}.`);
    const text = [words(symbol.getDocumentationComment(this.#checker)), ...tags].join(' ').trim();
    return { declaration: `${symbol.name}${optional}${declared}`, text };
  }
}

/**
 * Reads what the public entry of a package exports, and the TSDoc of each.
 *
 * @param entry - absolute path of the package's index.ts
 * @throws when there is no such file
 */
export function readPackage(entry: string): PackageReference {
  const { program, file } = packageProgram(entry);
  const checker = program.getTypeChecker();
  const reader = new Reader(checker);
  const module = checker.getSymbolAtLocation(file);
  const functions: FunctionReference[] = [];
  const types: TypeReference[] = [];
  const constants: ConstantReference[] = [];
  for (const exported of module ? checker.getExportsOfModule(module) : []) {
    const symbol =
      exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const [declaration] = symbol.getDeclarations() ?? [];
    if (!declaration) continue;
    if (ts.isFunctionDeclaration(declaration)) {
      functions.push(reader.function(symbol, declaration));
      continue;
    }
    const type = reader.type(symbol, declaration);
    if (type) types.push(type);
    else constants.push(reader.constant(symbol, declaration));
  }
  const byName = (left: { name: string }, right: { name: string }) =>
    left.name < right.name ? -1 : 1;
  return {
    summary: summaryOf(file),
    functions: functions.sort(byName),
    types: types.sort(byName),
    constants: constants.sort(byName),
  };
}
