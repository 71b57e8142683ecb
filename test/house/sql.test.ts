import pg from 'pg';
import ts from 'typescript';
import { describeStatement, type DescribedColumn } from '../support/describe.js';
import { createTestDatabase } from '../support/database.js';
import { program } from './program.js';
import { statementsOf, type Sources } from '../support/sql-statements.js';

/**
 * What is only put together while it runs. The ground sends what others wrote, the verification asks every table in turn,
 * and the rest has a part that depends on what was asked.
 */
const WHILE_IT_RUNS = [
  /^src\/(database|verify|seed)\//,
  /^src\/(app\.setup|acts\/asking)\.ts/,
  /^src\/audit\/(record-act|chain-walk)\.ts/,
];
/** So many more, each with one part that comes from a caller. Fewer is welcome. */
const MOST_OTHERS = 9;

const NUMBERS = ['INT2', 'INT4', 'INT8', 'OID', 'FLOAT8'];
const TEXTS = ['TEXT', 'VARCHAR', 'BPCHAR', 'NUMERIC', 'DATE', 'NAME', 'TIME', 'UUID', 'CHAR'];
const ANYTHING = ['JSON', 'JSONB', 'BYTEA', 'VOID'];

let sources: Sources;
let client: pg.Client;

beforeAll(async () => {
  const database = await createTestDatabase();
  client = new pg.Client(database.ownerUrl);
  await client.connect();
  sources = await statementsOf(program(), process.cwd(), (file) => import(file));
});
afterAll(() => client.end());

describe('every statement', () => {
  it('is known from the sources, but for a few', () => {
    const unknown = sources.statements.filter((each) => each.unknown !== undefined);
    const others = unknown.filter(({ at }) => !WHILE_IT_RUNS.some((place) => place.test(at)));
    expect(sources.statements.length).toBeGreaterThan(500);
    expect(others.map(({ at, unknown: part }) => `${at} ${part}`).slice(MOST_OTHERS)).toEqual([]);
  });

  it('has a name of its own, where it has one: a connection refuses another under the same', () => {
    const places = new Map<string, Set<string>>();
    for (const { name, at } of sources.statements) if (name) places.set(name, (places.get(name) ?? new Set()).add(at));
    expect(places.size).toBeGreaterThan(20);
    expect(sources.statements.filter(({ name, texts }) => name && texts.length > 1).map(({ at }) => at)).toEqual([]);
    expect([...places].filter(([, at]) => at.size > 1).map(([name, at]) => `${name}: ${[...at].join(', ')}`)).toEqual(
      [],
    );
  });

  it('is right against the schema, and gives the row it says it gives', async () => {
    const faults: string[] = [];
    for (const { at, texts, row } of sources.statements) {
      for (const text of texts.filter((each) => !each.startsWith('fetch '))) {
        const described = await describeStatement(client, text).catch((error: Error) => error);
        if (described instanceof Error) faults.push(`${at} ${described.message}`);
        else if (row) faults.push(...rowFaults(sources.checker, row, described).map((fault) => `${at} ${fault}`));
      }
    }
    expect([...new Set(faults)]).toEqual([]);
  });
});

/** What the row's type and the statement's columns say differently. */
function rowFaults(checker: ts.TypeChecker, row: ts.Type, columns: readonly DescribedColumn[]): string[] {
  const properties = new Map(checker.getPropertiesOfType(row).map((property) => [property.name, property]));
  const missing = [...properties.values()]
    .filter(({ name, flags }) => !(flags & ts.SymbolFlags.Optional) && !columns.some((column) => column.name === name))
    .map(({ name }) => `the row says "${name}", the statement gives no such column`);
  const different = columns.flatMap(({ name, type }) => {
    const property = properties.get(name);
    if (!property) return [`the statement gives "${name}", the row does not say so`];
    const claimed = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    return fits(checker, claimed, type) ? [] : [`"${name}" is ${type}, the row says ${checker.typeToString(claimed)}`];
  });
  return [...missing, ...different];
}

function fits(checker: ts.TypeChecker, claimed: ts.Type, type: string): boolean {
  if (claimed.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any) || ANYTHING.includes(type)) return true;
  const members = claimed.isUnion() ? claimed.types : [claimed];
  return members.every((member) => fitsOne(checker, member, type));
}

function fitsOne(checker: ts.TypeChecker, member: ts.Type, type: string): boolean {
  if (/^\d+$/.test(type)) return checker.isArrayType(member) || (member.flags & ts.TypeFlags.StringLike) !== 0;
  if (NUMBERS.includes(type)) return (member.flags & ts.TypeFlags.NumberLike) !== 0;
  if (TEXTS.includes(type)) return isText(member);
  if (type === 'BOOL') return (member.flags & ts.TypeFlags.BooleanLike) !== 0;
  return type.startsWith('TIMESTAMP') ? checker.typeToString(member) === 'Date' : true;
}

/** A text, or one with a mark on its type. */
function isText(member: ts.Type): boolean {
  if (member.flags & ts.TypeFlags.StringLike) return true;
  return member.isIntersection() && member.types.some((part) => isText(part));
}
