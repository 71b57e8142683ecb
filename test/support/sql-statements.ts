import { relative } from 'node:path';
import ts from 'typescript';

/** One place that sends SQL: its text, or why it cannot be known without running it, and the row it says it gets. */
export interface Statement {
  at: string;
  /** Under which a connection keeps it prepared. */
  name?: string;
  /** The texts it may send; empty where a part of it is only known when it runs. */
  texts: string[];
  unknown?: string;
  /** The row type it claims; undefined for statements whose rows nobody reads. */
  row?: ts.Type;
}

export interface Sources {
  statements: Statement[];
  checker: ts.TypeChecker;
}

type Value = string | number | boolean | null | undefined | object;
type Load = (file: string) => Promise<Record<string, unknown>>;

const SENDERS = new Set(['rows', 'one', 'change']);

/** Every call of `rows`, `one` and `change` in `src`, its text put together from the program's own constants and functions. */
export async function statementsOf(program: ts.Program, root: string, load: Load): Promise<Sources> {
  const checker = program.getTypeChecker();
  const reader = new Reader(checker, load);
  const statements: Statement[] = [];
  for (const file of program.getSourceFiles()) {
    const path = relative(root, file.fileName);
    if (!path.startsWith('src/') || path.includes('/migrations/')) continue;
    for (const call of callsIn(file)) {
      const claim = claimOf(checker, call);
      if (!claim) continue;
      const at = `${path}:${file.getLineAndCharacterOfPosition(call.getStart()).line + 1}`;
      const name = call.arguments[2];
      const named = name && ts.isStringLiteralLike(name) ? { name: name.text } : {};
      statements.push({ at, ...named, ...claim, ...(await reader.texts(call.arguments[0]!)) });
    }
  }
  return { statements, checker };
}

function callsIn(file: ts.SourceFile): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isSender(node.expression) && node.arguments.length > 0) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isSender(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && SENDERS.has(node.name.text);
}

/** Undefined for what only looks like a statement. */
function claimOf(checker: ts.TypeChecker, call: ts.CallExpression): { row?: ts.Type } | undefined {
  const signature = checker.getResolvedSignature(call);
  const file = signature?.declaration?.getSourceFile().fileName ?? '';
  if (!signature || !file.endsWith('/src/database/db.ts')) return undefined;
  const method = (call.expression as ts.PropertyAccessExpression).name.text;
  if (method === 'change') return {};
  let row = checker.getAwaitedType(signature.getReturnType()) ?? signature.getReturnType();
  if (method === 'rows') row = checker.getTypeArguments(row as ts.TypeReference)[0] ?? row;
  row = checker.getNonNullableType(row);
  return checker.getPropertiesOfType(row).length === 0 ? {} : { row };
}

class Unknown extends Error {}

/** What the parameters of the functions that are being followed are worth. */
type Known = ReadonlyMap<ts.Symbol, Value>;
type Made = (...values: Value[]) => Value;

/** Says what an expression is worth, in every way it may go, as far as that follows from the sources alone. */
class Reader {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly load: Load,
  ) {}

  async texts(node: ts.Expression): Promise<{ texts: string[]; unknown?: string }> {
    try {
      return { texts: [...new Set((await this.values(node, new Map())).map(String))] };
    } catch (error) {
      if (error instanceof Unknown) return { texts: [], unknown: error.message };
      throw error;
    }
  }

  private async values(node: ts.Expression, known: Known): Promise<Value[]> {
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isNumericLiteral(node)) return [Number(node.text)];
    if (node.kind === ts.SyntaxKind.TrueKeyword) return [true];
    if (node.kind === ts.SyntaxKind.FalseKeyword) return [false];
    if (node.kind === ts.SyntaxKind.NullKeyword) return [null];
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
      return this.values(node.expression, known);
    if (ts.isTemplateExpression(node)) return this.template(node, known);
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw') return this.raw(node, known);
    if (ts.isConditionalExpression(node))
      return [...(await this.values(node.whenTrue, known)), ...(await this.values(node.whenFalse, known))];
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
      return this.each([node.left, node.right], known, ([a, b]) => String(a) + String(b));
    if (ts.isObjectLiteralExpression(node)) return this.object(node, known);
    if (ts.isArrayLiteralExpression(node)) return this.each([...node.elements], known, (values) => values);
    if (ts.isCallExpression(node)) return this.call(node, known);
    if (ts.isIdentifier(node)) return this.named(node, known);
    if (ts.isPropertyAccessExpression(node)) return this.member(node, known);
    if (ts.isElementAccessExpression(node)) return this.element(node, known);
    throw new Unknown(node.getText());
  }

  private template(node: ts.TemplateExpression, known: Known): Promise<Value[]> {
    const parts = node.templateSpans.map(({ expression }) => expression);
    return this.each(
      parts,
      known,
      (values) => node.head.text + node.templateSpans.map((span, i) => `${values[i]}${span.literal.text}`).join(''),
    );
  }

  private async raw(node: ts.TaggedTemplateExpression, known: Known): Promise<Value[]> {
    const { template } = node;
    if (ts.isNoSubstitutionTemplateLiteral(template)) return [template.rawText ?? template.text];
    const { head, templateSpans } = template;
    return this.each(
      templateSpans.map(({ expression }) => expression),
      known,
      (values) =>
        (head.rawText ?? head.text) +
        templateSpans.map(({ literal }, i) => `${values[i]}${literal.rawText ?? literal.text}`).join(''),
    );
  }

  private object(node: ts.ObjectLiteralExpression, known: Known): Promise<Value[]> {
    const parts = node.properties.map((property) => {
      if (ts.isPropertyAssignment(property)) return property.initializer;
      if (ts.isShorthandPropertyAssignment(property)) return property.name;
      throw new Unknown(node.getText());
    });
    const name = (at: number): string => {
      const { name: called } = node.properties[at]!;
      return called && (ts.isStringLiteralLike(called) || ts.isIdentifier(called)) ? called.text : called!.getText();
    };
    return this.each(parts, known, (values) => Object.fromEntries(values.map((value, at) => [name(at), value])));
  }

  private async call(node: ts.CallExpression, known: Known): Promise<Value[]> {
    const { expression: callee } = node;
    if (ts.isPropertyAccessExpression(callee)) return this.method(node, callee, known);
    const made = await this.function(callee, known);
    const results = await this.each([...node.arguments], known, (values) => [...values] as Value);
    return (await Promise.all(results.map((values) => made(values as Value[])))).flat();
  }

  /** `map`, `join`, `replace` and what else texts and lists can do. */
  private async method(
    node: ts.CallExpression,
    { expression, name }: ts.PropertyAccessExpression,
    known: Known,
  ): Promise<Value[]> {
    const objects = await this.values(expression, known);
    const [first] = node.arguments;
    if (name.text === 'map' && first) {
      const made = await this.function(first, known);
      return Promise.all(
        objects.map(async (list) =>
          Promise.all((list as Value[]).map(async (each, at) => only(await made([each, at]), node))),
        ),
      );
    }
    return this.each([...node.arguments], known, (values) => values as Value).then((given) =>
      given.flatMap((values) =>
        objects.map((object) => {
          const method = (object as unknown as Record<string, unknown> | null)?.[name.text];
          if (typeof method !== 'function') throw new Unknown(node.getText());
          return (method as Made).apply(object, values as Value[]);
        }),
      ),
    );
  }

  /** An exported function is asked itself, another one is followed where it is one expression. */
  private async function(node: ts.Expression, known: Known): Promise<(values: Value[]) => Promise<Value[]>> {
    const declared = ts.isIdentifier(node) ? this.declarationOf(node) : undefined;
    const body = declared && ts.isVariableDeclaration(declared) ? declared.initializer : (declared ?? node);
    if (body && isFunction(body)) {
      const itself = await this.exported(body);
      if (itself) return async (values) => [itself(...values)];
      const result = resultOf(body);
      if (result) return (values) => this.values(result, this.given(body, values, known));
    }
    throw new Unknown(node.getText());
  }

  private async exported(node: ts.ArrowFunction | ts.FunctionDeclaration): Promise<Made | undefined> {
    const name = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
    if (!name || !ts.isIdentifier(name) || !/src\//.test(node.getSourceFile().fileName)) return undefined;
    const made = (await this.load(node.getSourceFile().fileName))[name.text];
    return typeof made === 'function' ? (made as Made) : undefined;
  }

  private given(node: ts.FunctionLikeDeclaration, values: Value[], known: Known): Known {
    const now = new Map(known);
    for (const [at, { name, initializer }] of node.parameters.entries()) {
      const take = (part: ts.BindingName, value: Value): void => {
        if (ts.isIdentifier(part)) now.set(this.checker.getSymbolAtLocation(part)!, value);
        else if (ts.isObjectBindingPattern(part))
          for (const element of part.elements)
            take(element.name, (value as Record<string, Value>)[(element.propertyName ?? element.name).getText()]);
        else throw new Unknown(node.getText());
      };
      if (values[at] === undefined && initializer) throw new Unknown(initializer.getText());
      take(name, values[at]);
    }
    return now;
  }

  private async named(node: ts.Identifier, known: Known): Promise<Value[]> {
    if (node.text === 'undefined') return [undefined];
    const symbol = this.symbolOf(node);
    if (symbol && known.has(symbol)) return [known.get(symbol)];
    const declared = symbol?.valueDeclaration;
    if (declared && ts.isVariableDeclaration(declared) && declared.initializer)
      return this.values(declared.initializer, known);
    return this.everyLiteral(node);
  }

  /** A parameter of which the compiler knows every value it can take. */
  private everyLiteral(node: ts.Expression): Value[] {
    const type = this.checker.getTypeAtLocation(node);
    const members = type.isUnion() ? type.types : [type];
    if (members.every((member) => member.isStringLiteral() || member.isNumberLiteral()))
      return members.map((member) => (member as ts.LiteralType).value as string | number);
    throw new Unknown(node.getText());
  }

  private async member(node: ts.PropertyAccessExpression, known: Known): Promise<Value[]> {
    const objects = await this.values(node.expression, known).catch(() => null);
    if (!objects) return this.everyLiteral(node);
    return objects.map((object) => {
      if (typeof object !== 'object' || object === null || !(node.name.text in object))
        throw new Unknown(node.getText());
      return (object as Record<string, Value>)[node.name.text];
    });
  }

  /** Of a table of texts, the one that is asked for, or any. */
  private async element(node: ts.ElementAccessExpression, known: Known): Promise<Value[]> {
    const tables = await this.values(node.expression, known);
    const keys = await this.values(node.argumentExpression, known).catch(() => null);
    return tables.flatMap((table) =>
      keys
        ? keys.map((key) => (table as Record<string, Value>)[String(key)])
        : (Object.values(table as object) as Value[]),
    );
  }

  private symbolOf(node: ts.Identifier): ts.Symbol | undefined {
    const shorthand = ts.isShorthandPropertyAssignment(node.parent);
    const symbol = shorthand
      ? this.checker.getShorthandAssignmentValueSymbol(node.parent)
      : this.checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  private declarationOf(node: ts.Identifier): ts.Declaration | undefined {
    return this.symbolOf(node)?.valueDeclaration;
  }

  /** Every combination of what the parts may be. */
  private async each(
    nodes: readonly ts.Expression[],
    known: Known,
    make: (values: Value[]) => Value,
  ): Promise<Value[]> {
    let combinations: Value[][] = [[]];
    for (const node of nodes) {
      const values = await this.values(node, known);
      combinations = combinations.flatMap((before) => values.map((value) => [...before, value]));
      if (combinations.length > 64) throw new Unknown(node.getText());
    }
    return combinations.map(make);
  }
}

function isFunction(node: ts.Node): node is ts.ArrowFunction | ts.FunctionDeclaration {
  return ts.isArrowFunction(node) || ts.isFunctionDeclaration(node);
}

function resultOf({ body }: ts.ArrowFunction | ts.FunctionDeclaration): ts.Expression | undefined {
  if (!body || !ts.isBlock(body)) return body;
  const [only] = body.statements;
  return body.statements.length === 1 && only && ts.isReturnStatement(only) ? only.expression : undefined;
}

function only(values: Value[], node: ts.Node): Value {
  if (values.length !== 1) throw new Unknown(node.getText());
  return values[0];
}
