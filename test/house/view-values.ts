import ts from 'typescript';

/** One thing that may stand at a place of a template: a type, and what a partial's call laid over it. */
export interface Alt {
  type?: ts.Type;
  over: Map<string, Val>;
  /** What stands around a partial that is to have only what its call gives. */
  around?: Alt;
}

/** All that may stand there; nothing when nobody gives it. */
export type Val = Alt[];

export interface Found {
  value: Val;
  /** Types without that name. */
  without: string[];
  /** Types that have any name, so that nothing tells whether this one is ever there. */
  any: string[];
  /** Taken from around, where only what the call gives is meant. */
  leaks: boolean;
}

const NOTHING = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void | ts.TypeFlags.Never;
const OPAQUE = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive;
const MANY = 24;

/** What TypeScript knows of the values a template is given. */
export class ViewValues {
  readonly read = new Set<ts.Declaration>();
  /** Types that may have any name: the errors by field. */
  readonly open = new Set<ts.Type>();

  constructor(readonly checker: ts.TypeChecker) {}

  of(type: ts.Type): Val {
    const whole = type.flags & ts.TypeFlags.TypeParameter ? (this.checker.getBaseConstraintOfType(type) ?? type) : type;
    const parts = whole.isUnion() ? whole.types : [whole];
    if (parts.length > MANY && parts.every((part) => part.isLiteral()))
      return this.of(this.checker.getBaseTypeOfLiteralType(whole));
    return parts.map((part) => ({ type: part, over: new Map() }));
  }

  get nothing(): Val {
    return this.of(this.checker.getUndefinedType());
  }

  get text(): Val {
    return this.of(this.checker.getStringType());
  }

  literal(value: string | number | boolean): Val {
    if (typeof value === 'string') return this.of(this.checker.getStringLiteralType(value));
    if (typeof value === 'number') return this.of(this.checker.getNumberLiteralType(value));
    return this.of(value ? this.checker.getTrueType() : this.checker.getFalseType());
  }

  /** One name of a value, as Handlebars looks it up: own properties only. */
  get(from: Val, name: string): Found {
    const found: Found = { value: [], without: [], any: [], leaks: false };
    for (const alt of from) {
      const one = this.named(alt, name);
      if (one === undefined && alt.around && (this.named(alt.around, name)?.length ?? 0) > 0) found.leaks = true;
      if (one) found.value.push(...one);
      else if (one === undefined) found[this.isOpaque(alt) ? 'any' : 'without'].push(this.name(alt));
    }
    return found;
  }

  /** Undefined when the type has no such name, null when there is nothing to have one. */
  private named({ type, over }: Alt, name: string): Val | null | undefined {
    const laid = over.get(name);
    if (laid || !type) return laid;
    if (type.flags & NOTHING) return null;
    const property = this.checker.getPropertyOfType(this.checker.getApparentType(type), name);
    if (property && !isInherited(property)) {
      for (const declaration of property.declarations ?? []) this.read.add(declaration);
      return this.of(this.checker.getTypeOfSymbol(property));
    }
    return this.open.has(type) ? this.indexed([{ type, over }]) : undefined;
  }

  /** What stands under names that only the request knows. */
  indexed(from: Val): Val {
    return from.flatMap(({ type }) => {
      const index = type && this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
      return index ? [...this.of(index), ...this.nothing] : [];
    });
  }

  /** What `each` walks over. */
  members(from: Val): Val {
    return this.unique(
      from.flatMap(({ type, over }) => [...over.values()].flat().concat(type ? this.within(type) : [])),
    );
  }

  private within(type: ts.Type): Val {
    if (type.flags & (NOTHING | OPAQUE) || !(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return [];
    const element =
      this.checker.getIndexTypeOfType(type, ts.IndexKind.Number) ??
      this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (element) return this.of(element);
    return this.checker.getPropertiesOfType(type).flatMap((property) => {
      for (const declaration of property.declarations ?? []) this.read.add(declaration);
      return this.of(this.checker.getTypeOfSymbol(property));
    });
  }

  unique(value: Val): Val {
    const seen = new Map<unknown, Alt>();
    for (const alt of value) seen.set(alt.over.size === 0 ? alt.type : alt, alt);
    return [...seen.values()];
  }

  /** Whether a condition on it may hold, and whether it may not. */
  truth(value: Val): { holds: boolean; fails: boolean } {
    const each = value.map((alt) => this.truthOf(alt));
    return { holds: each.some((one) => one !== false), fails: value.length === 0 || each.some((one) => one !== true) };
  }

  private truthOf({ type, over }: Alt): boolean | undefined {
    if (!type || over.size > 0) return true;
    if (type.flags & NOTHING) return false;
    if (type.flags & ts.TypeFlags.BooleanLiteral)
      return type === this.checker.getTrueType() || this.name({ type, over }) === 'true';
    if (type.flags & ts.TypeFlags.TemplateLiteral) return true;
    if (type.isStringLiteral() || type.isNumberLiteral()) return Boolean(type.value);
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))
      return this.checker.isArrayLikeType(type) || this.checker.getPropertiesOfType(type).length === 0
        ? undefined
        : true;
    return undefined;
  }

  /** The texts that it may be, when they are few and known. */
  texts(value: Val): string[] | undefined {
    const texts = value.map(({ type }) =>
      type && (type.isStringLiteral() || type.isNumberLiteral()) ? String(type.value) : undefined,
    );
    return texts.every((text) => text !== undefined) ? texts : undefined;
  }

  isOpaque({ type }: Alt): boolean {
    if (!type) return false;
    if (type.flags & OPAQUE) return true;
    return this.checker.getIndexTypeOfType(type, ts.IndexKind.String) !== undefined;
  }

  isAnything({ type }: Alt): boolean {
    return type !== undefined && (type.flags & OPAQUE) !== 0;
  }

  isNothing({ type }: Alt): boolean {
    return type !== undefined && (type.flags & NOTHING) !== 0;
  }

  name({ type, over, around }: Alt): string {
    if (around) return `what the call gives, { ${[...over.keys()].join(', ')} }`;
    const shown = type ? this.checker.typeToString(type, undefined, ts.TypeFormatFlags.None) : '';
    return [shown, ...(over.size > 0 ? [`{ ${[...over.keys()].join(', ')} }`] : [])].filter(Boolean).join(' with ');
  }

  /** Two values with one key are walked once. */
  key(value: Val): string {
    return value
      .map(({ type, over, around }) => {
        const laid = [...over].map(([name, one]) => `${name}=${this.key(one)}`).join(',');
        return `${(type as { id?: number } | undefined)?.id ?? ''}{${laid}}${around ? `@${this.key([around])}` : ''}`;
      })
      .join('|');
  }
}

/** Methods and accessors stand on the prototype, where Handlebars does not look. */
function isInherited({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some((one) => (ts.isMethodDeclaration(one) || ts.isAccessor(one)) && ts.isClassLike(one.parent));
}
