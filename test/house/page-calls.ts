import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT_ROOT } from '../../src/config.js';

/** One place that gives data to a template. */
export interface PageCall {
  kind: 'page' | 'fragment';
  template: string;
  type: ts.Type;
  at: string;
}

/** Every call of `page()`, `new Page()` and `new Fragment()`. */
export function pageCalls(program: ts.Program): PageCall[] {
  const checker = program.getTypeChecker();
  const calls: PageCall[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) calls.push(...callsAt(checker, node));
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles())
    if (file.fileName.startsWith(join(PROJECT_ROOT, 'src')) && /\b(page|Page|Fragment)\(/.test(file.text)) visit(file);
  return calls;
}

function callsAt(checker: ts.TypeChecker, node: ts.CallExpression | ts.NewExpression): PageCall[] {
  const [template, data] = node.arguments ?? [];
  if (
    !template ||
    !data ||
    node.getSourceFile().fileName.endsWith('src/web/answers.ts') ||
    !ts.isIdentifier(node.expression) ||
    !isAnswer(checker, node.expression)
  )
    return [];
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  const at = `${node.getSourceFile().fileName.slice(PROJECT_ROOT.length + 1)}:${line + 1}`;
  const kind = node.expression.text === 'Fragment' ? 'fragment' : 'page';
  const type = checker.getTypeAtLocation(data);
  return textsOf(checker.getTypeAtLocation(template)).map((name) => ({ kind, template: name, type, at }));
}

function isAnswer(checker: ts.TypeChecker, name: ts.Identifier): boolean {
  if (!['page', 'Page', 'Fragment'].includes(name.text)) return false;
  const symbol = checker.getSymbolAtLocation(name);
  const real = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return real?.declarations?.some((one) => one.getSourceFile().fileName.endsWith('src/web/answers.ts')) ?? false;
}

function textsOf(type: ts.Type): string[] {
  return (type.isUnion() ? type.types : [type]).map((one) => (one.isStringLiteral() ? one.value : '(any)'));
}

/** The interface of that name in a source file. */
export function interfaceOf(program: ts.Program, path: string, name: string): ts.Type {
  const file = program.getSourceFile(join(PROJECT_ROOT, path));
  const found = file?.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === name);
  if (!found) throw new Error(`no ${name} in ${path}`);
  return program.getTypeChecker().getTypeAtLocation(found);
}
