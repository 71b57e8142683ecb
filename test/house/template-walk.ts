import Handlebars from 'handlebars';
import type { PageCall } from './page-calls.js';
import type { Alt, Val, ViewValues } from './view-values.js';

export interface Place {
  /** The value of `this`: one kind of thing, or nothing. */
  self: Val;
  up?: Place;
  root: Val;
}

export interface Template {
  path: string;
  program: hbs.AST.Program;
}

interface Seen {
  where: string;
  name: string;
  found: number;
  without: Set<string>;
  /** Read for its words, not to ask whether it is there. */
  said: boolean;
}

const PLAIN = new Set(['if', 'unless', 'each', 'with', 'lookup', 'eq', 'and', 'or', 'not', 'concat', 'obj', 'plus']);
const TEXTS = new Set([
  't',
  'say',
  'refusal',
  'issue-text',
  'tt',
  'num',
  'date',
  'day-text',
  'day-kind',
  'month',
  'period',
  'moment',
  'decider',
  'datetime',
]);

const CHROME = ['page', 'errors', 'error', 'far'];
const isPiece = (partial: string) => partial.startsWith('ui/');

const NONE: Alt = { over: new Map() };

/** Walks the names of templates along the types of what they are given, once for each kind of data. */
export class TemplateWalk {
  private readonly seen = new Map<string, Seen>();
  readonly faults = new Set<string>();
  readonly walked = new Set<hbs.AST.Program>();
  private readonly done = new Set<string>();
  private file = '';
  /** The call of the piece that is walked. */
  private calledAt = '';

  constructor(
    private readonly values: ViewValues,
    private readonly templates: ReadonlyMap<string, Template>,
    private readonly chrome: Record<PageCall['kind'], Val>,
  ) {
    for (const byField of ['error', 'far'])
      for (const { type } of values.get(chrome.page, byField).value) if (type) values.open.add(type);
  }

  call({ kind, template, type, at }: PageCall): void {
    const path = `${kind === 'page' ? 'pages' : 'partials'}/${template}`;
    if (!this.templates.has(path)) return void this.faults.add(`${at} has no template "${template}"`);
    for (const alt of this.values.of(type)) {
      if (this.values.isOpaque(alt)) {
        this.faults.add(`${at} gives ${template} a view of type ${this.values.name(alt)}`);
        continue;
      }
      const root = [{ type: alt.type, over: new Map(this.fromChrome(kind)) }];
      this.template(path, { self: root, root });
    }
  }

  layout(name: string): void {
    const root = [{ over: new Map([...this.fromChrome('page'), ['body', this.values.text] as const]) }];
    this.template(`layouts/${name}`, { self: root, root });
  }

  /** What is wrong, as `file:line what`. */
  found(): string[] {
    const missing = [...this.seen.values()].flatMap(({ where, name, found, without, said }) =>
      without.size > 0 && (found === 0 || said) ? [`${where} ${name} is not in ${first(without)}`] : [],
    );
    return [...this.faults, ...missing].sort();
  }

  /** Parts of templates that nothing they are given ever shows. */
  unreached(): string[] {
    return [...this.templates.values()].flatMap(({ path, program }) =>
      this.walked.has(program) ? this.unreachedIn(path, program) : [`${path} is called by nobody`],
    );
  }

  private unreachedIn(path: string, program: hbs.AST.Program): string[] {
    const blocks = program.body.filter((node): node is hbs.AST.BlockStatement => node.type === 'BlockStatement');
    return blocks.flatMap(({ program: then, inverse, path: helper, params, loc }) =>
      [then, inverse].flatMap((part) => {
        if (!part || part.body.length === 0) return [];
        if (this.walked.has(part)) return this.unreachedIn(path, part);
        const asked = `${(helper as hbs.AST.PathExpression).original} ${(params[0] as hbs.AST.PathExpression).original ?? '(…)'}`;
        return [`${path}:${loc.start.line} {{#${asked}}} ${part === then ? 'never holds' : 'always holds'}`];
      }),
    );
  }

  private get inside(): string {
    return this.file.replace(/^.*partials\//, '');
  }

  private fromChrome(kind: PageCall['kind']): [string, Val][] {
    const names = kind === 'page' ? CHROME : ['page'];
    return names.map((name) => [name, this.values.get(this.chrome[kind], name).value]);
  }

  private template(path: string, place: Place): void {
    const template = this.templates.get(path);
    if (!template) return void this.faults.add(`${this.file} calls for ${path}, which is not there`);
    const call = path.startsWith('partials/ui/') ? this.calledAt : '';
    const key = [path, call, this.values.key(place.self), this.values.key(place.root)].join(' ');
    if (this.done.has(key)) return;
    this.done.add(key);
    const from = this.file;
    this.file = template.path;
    this.program(template.program, place);
    this.file = from;
  }

  private program(program: hbs.AST.Program | undefined, place: Place): void {
    if (!program) return;
    this.walked.add(program);
    for (const statement of program.body) this.statement(statement, place);
  }

  private statement(node: hbs.AST.Statement, place: Place): void {
    if (node.type === 'MustacheStatement') this.mustache(node as hbs.AST.MustacheStatement, place);
    else if (node.type === 'BlockStatement') this.block(node as hbs.AST.BlockStatement, place);
    else if (node.type === 'PartialStatement') this.partial(node as hbs.AST.PartialStatement, place);
    else if (node.type !== 'ContentStatement' && node.type !== 'CommentStatement')
      this.faults.add(`${this.at(node)} ${node.type} is not known here`);
  }

  private mustache(node: hbs.AST.MustacheStatement, place: Place): void {
    const path = node.path as hbs.AST.PathExpression;
    if (node.params.length > 0 || node.hash?.pairs.length > 0) return void this.helper(node, place);
    if (typeof path.original === 'string' && (PLAIN.has(path.original) || TEXTS.has(path.original)))
      return void this.faults.add(`${this.at(node)} {{${path.original}}} is a helper without its arguments`);
    this.expression(path, place, true);
  }

  private block(node: hbs.AST.BlockStatement, place: Place): void {
    const name = String((node.path as hbs.AST.PathExpression).original);
    const given = node.params[0];
    if (!given || !['if', 'unless', 'each', 'with'].includes(name))
      return void this.faults.add(`${this.at(node)} {{#${name}}} is not known here`);
    const value = this.expression(given, place, false);
    if (name === 'each') return this.each(node, value, place);
    const { holds, fails } = this.values.truth(value);
    const [then, otherwise] = name === 'unless' ? [node.inverse, node.program] : [node.program, node.inverse];
    if (fails) this.program(otherwise, place);
    if (!holds) return;
    if (name !== 'with') return this.program(then, place);
    for (const alt of value)
      if (!this.values.isNothing(alt)) this.program(then, { self: [alt], up: place, root: place.root });
  }

  private each({ program, inverse }: hbs.AST.BlockStatement, value: Val, place: Place): void {
    for (const alt of value)
      if (this.values.isAnything(alt)) this.faults.add(`${this.at(program)} walks over ${this.values.name(alt)}`);
    for (const alt of this.values.members(value))
      if (!this.values.isNothing(alt)) this.program(program, { self: [alt], up: place, root: place.root });
    this.program(inverse, place);
  }

  private partial(node: hbs.AST.PartialStatement, place: Place): void {
    const contexts = node.params[0] ? this.expression(node.params[0], place, true) : place.self;
    const given = contexts.filter((alt) => !this.values.isNothing(alt));
    const hash = this.hash(node.hash, place);
    for (const name of this.partialNames(node, place)) {
      const shut = isPiece(name) && !isPiece(this.inside) && !node.params[0] && hash.size > 0;
      if (!isPiece(this.inside)) this.calledAt = this.at(node);
      for (const alt of given.length > 0 || hash.size === 0 ? given : [NONE]) {
        const self = shut ? this.shut(alt, hash) : this.laid(alt, hash);
        this.template(`partials/${name}`, { self: [self], root: place.root });
      }
    }
  }

  private laid(alt: Alt, hash: Map<string, Val>): Alt {
    return { type: alt.type, over: new Map([...alt.over, ...hash]), around: alt.around };
  }

  /** A piece of the interface has what its call gives and the page's own: a name more around it would be no part of it. */
  private shut(alt: Alt, hash: Map<string, Val>): Alt {
    const chrome = CHROME.flatMap((name): [string, Val][] => (alt.over.has(name) ? [[name, alt.over.get(name)!]] : []));
    return { over: new Map([...chrome, ...hash]), around: alt };
  }

  private partialNames(node: hbs.AST.PartialStatement, place: Place): string[] {
    if (node.name.type === 'PathExpression') return [String((node.name as hbs.AST.PathExpression).original)];
    const names = this.values.texts(this.expression(node.name as hbs.AST.Expression, place, true));
    if (!names) this.faults.add(`${this.at(node)} calls for a partial whose name no type tells`);
    return names ?? [];
  }

  private hash(hash: hbs.AST.Hash | undefined, place: Place): Map<string, Val> {
    return new Map((hash?.pairs ?? []).map(({ key, value }) => [key, this.expression(value, place, false)]));
  }

  private expression(node: hbs.AST.Expression, place: Place, said: boolean): Val {
    switch (node.type) {
      case 'PathExpression':
        return this.path(node as hbs.AST.PathExpression, place, said);
      case 'SubExpression':
        return this.helper(node as hbs.AST.SubExpression, place);
      case 'StringLiteral':
      case 'NumberLiteral':
      case 'BooleanLiteral':
        return this.values.literal(
          (node as hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral).value,
        );
      default:
        return [];
    }
  }

  private helper(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, place: Place): Val {
    const name = String((node.path as hbs.AST.PathExpression).original);
    const given = node.params.map((param) => this.expression(param, place, node.type === 'MustacheStatement'));
    const hash = this.hash(node.hash, place);
    if (!PLAIN.has(name) && !TEXTS.has(name)) this.faults.add(`${this.at(node)} has no helper "${name}"`);
    return this.result(name, given, hash);
  }

  private result(name: string, given: Val[], hash: Map<string, Val>): Val {
    const [first = [], second = []] = given;
    if (name === 'obj') return [{ over: hash }];
    if (name === 'eq') return this.equal(first, second);
    if (name === 'lookup') return this.lookup(first, second);
    if (name === 'concat') return this.joined(given);
    if (name === 'plus') return this.values.of(this.values.checker.getNumberType());
    const truths = given.map((value) => this.values.truth(value));
    if (name === 'not') return this.answer(truths[0]!.fails, truths[0]!.holds);
    if (name === 'and')
      return this.answer(
        truths.every(({ holds }) => holds),
        truths.some(({ fails }) => fails),
      );
    if (name === 'or')
      return this.answer(
        truths.some(({ holds }) => holds),
        truths.every(({ fails }) => fails),
      );
    return this.values.text;
  }

  private answer(yes: boolean, no: boolean): Val {
    return [...(yes ? this.values.literal(true) : []), ...(no ? this.values.literal(false) : [])];
  }

  private equal(a: Val, b: Val): Val {
    const one = this.values.texts(a);
    const other = this.values.texts(b);
    if (!one || !other) return this.answer(true, true);
    const same = one.some((text) => other.includes(text));
    return this.answer(same, !same || one.length > 1 || other.length > 1);
  }

  private lookup(from: Val, name: Val): Val {
    const names = this.values.texts(name);
    if (names?.every((one) => /^\d+$/.test(one))) return [...this.values.members(from), ...this.values.nothing];
    const indexed = this.values.indexed(from);
    if (indexed.length > 0) return indexed;
    return names ? names.flatMap((one) => this.values.get(from, one).value) : this.values.members(from);
  }

  private joined(given: Val[]): Val {
    const texts = given.map((value) => this.values.texts(this.values.unique(value)));
    if (texts.some((one) => one === undefined)) return this.values.text;
    const all = (texts as string[][]).reduce<string[]>(
      (sofar, next) => sofar.flatMap((a) => next.map((b) => a + b)),
      [''],
    );
    return all.flatMap((text) => this.values.literal(text));
  }

  private path(node: hbs.AST.PathExpression, place: Place, said: boolean): Val {
    if (node.data) {
      if (node.parts[0] !== 'root') return this.values.of(this.values.checker.getNumberType());
      return this.steps(node, place.root, (node.parts as string[]).slice(1), said);
    }
    let at: Place | undefined = place;
    for (let depth = 0; depth < node.depth; depth += 1) at = at?.up;
    if (!at) this.faults.add(`${this.at(node)} ${node.original} is above the template`);
    return this.steps(node, at?.self ?? [], node.parts as string[], said);
  }

  private steps(node: hbs.AST.PathExpression, from: Val, names: string[], said: boolean): Val {
    let value = from;
    for (const [place, name] of names.entries()) {
      const { value: next, without, any, leaks } = this.values.get(value, name);
      const last = place === names.length - 1;
      const whole = names.slice(0, place + 1).join('.');
      this.note(node, whole, next.length > 0, without, said && last);
      if (leaks)
        this.faults.add(`${this.calledAt} lets ${this.inside.replace('.hbs', '')} take ${name} from around it`);
      for (const type of any) this.faults.add(`${this.at(node)} ${whole} is read from ${type}, which has any name`);
      value = next;
      if (next.length === 0) break;
    }
    return value;
  }

  private note(node: hbs.AST.PathExpression, name: string, found: boolean, without: string[], said: boolean): void {
    if (!found && without.length === 0) return;
    const where = this.at(node);
    const key = `${where}:${node.loc.start.column} ${name}`;
    const seen = this.seen.get(key) ?? { where, name, found: 0, without: new Set(), said };
    if (found) seen.found += 1;
    else for (const type of without) seen.without.add(isPiece(this.inside) ? `the call at ${this.calledAt}` : type);
    this.seen.set(key, seen);
  }

  private at(node: hbs.AST.Node): string {
    return `${this.file}:${node.loc.start.line}`;
  }
}

function first(types: ReadonlySet<string>): string {
  const some = [...types].slice(0, 3).map((type) => (type.length > 80 ? `${type.slice(0, 80)}…` : type));
  return some.join(', nor in ') + (types.size > 3 ? ` and ${types.size - 3} more` : '');
}

export function templateOf(path: string, text: string): Template {
  return { path, program: Handlebars.parse(text) };
}
