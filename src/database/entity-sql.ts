import type { DataSource, EntityMetadata, EntityTarget } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

export type Class<E> = new () => E;

/** In an entity: `declare [FILLED]: 'id' | 'revision'` names what the database fills by itself; without it the `id`. */
export const FILLED: unique symbol = Symbol('filled');
type FilledOf<E> = E extends { [FILLED]: infer K } ? K : 'id';
type Nullable<E> = { [K in keyof E]: null extends E[K] ? K : never }[keyof E];
type Columns<E> = Exclude<keyof E, typeof FILLED>;
type Optional<E> = Extract<Columns<E>, FilledOf<E> | Nullable<E>>;

type Given<V> = V extends (infer I)[] ? readonly I[] : V;
/** A row to write: every column that is neither nullable nor filled by the database. */
export type New<E> = { [K in Exclude<Columns<E>, Optional<E>>]: Given<E[K]> | Expression } & {
  [K in Optional<E>]?: Given<E[K]> | Expression;
};
/** What changes in a row. */
export type Patch<E> = { [K in Columns<E>]?: Given<E[K]> | Expression };
/** Which rows: equal in every column named; a list means any of it, null means none is set. */
export type Where<E> = { [K in Columns<E>]?: E[K] | readonly E[K][] };
type Scalar = number | string | boolean | Date | null;
/** A written row without its documents and lists. */
export type Written<E> = Pick<E, { [K in keyof E]: E[K] extends Scalar ? K : never }[keyof E]>;
/** A row as it is read. */
export type Row<E> = Omit<E, typeof FILLED>;

/** SQL in place of a value, written in the program; `of` gives the place of another column's value in the same statement. */
export class Expression {
  constructor(
    readonly render: (table: string, of: (property: string) => { column: string; place: string }) => string,
  ) {}
}

/** `sql('revision + 1')`: an expression over the row's own columns. */
export function sql(text: string): Expression {
  return new Expression(() => text);
}

/** The number after the greatest one in the rows of the same `property`. Whoever writes holds the lock of what they hang on. */
export function nextWithin(property: string, number = 'number'): Expression {
  return new Expression((table, of) => {
    const { column, place } = of(property);
    return `(select coalesce(max(${number}), 0) + 1 from ${table} where ${column} = ${place})`;
  });
}

/** The newest row of a numbered table that hangs on the same `property`. */
export function newestOf(table: string, property: string): Expression {
  return new Expression((_, of) => {
    const { column, place } = of(property);
    return `(select id from ${table} where ${column} = ${place} order by number desc limit 1)`;
  });
}

interface Statement {
  text: string;
  values: unknown[];
  name: string;
}

type Bag = Readonly<Record<string, unknown>>;

export function insertOf<E>(source: DataSource, entity: Class<E>, row: Bag): Statement {
  const meta = metaOf(source, entity);
  const { place, values } = placesOf(meta, row);
  const columns = given(row).map((property) => columnOf(meta, property));
  const text = `insert into ${meta.tableName} (${columns.map(nameOf).join(', ')})
    values (${columns.map((column) => place(column.propertyName)).join(', ')}) ${returning(meta)}`;
  return named('insert', meta, text, values);
}

/** Many rows of the same columns in one statement, as one JSON document that PostgreSQL reads by the columns' types. */
export function insertManyOf<E>(source: DataSource, entity: Class<E>, rows: readonly Bag[]): Statement {
  const meta = metaOf(source, entity);
  const columns = given(rows[0]!).map((property) => columnOf(meta, property));
  const names = columns.map(nameOf).join(', ');
  const typed = columns.map((column) => `${nameOf(column)} ${typeOf(column)}`).join(', ');
  const text = `insert into ${meta.tableName} (${names})
    select ${names} from jsonb_to_recordset($1::jsonb) as r (${typed}) ${returning(meta)}`;
  const json = rows.map((row) => Object.fromEntries(columns.map((c) => [c.databaseName, row[c.propertyName] ?? null])));
  return named('insert-many', meta, text, [JSON.stringify(json)]);
}

export function updateOf<E>(source: DataSource, entity: Class<E>, where: Bag, patch: Bag): Statement {
  const meta = metaOf(source, entity);
  const { place, values } = placesOf(meta, patch);
  const set = given(patch).map((property) => `${nameOf(columnOf(meta, property))} = ${place(property)}`);
  const condition = conditionOf(meta, where, values);
  return named('update', meta, `update ${meta.tableName} set ${set.join(', ')} where ${condition}`, values);
}

export function deleteOf<E>(source: DataSource, entity: Class<E>, where: Bag): Statement {
  const meta = metaOf(source, entity);
  const values: unknown[] = [];
  return named('delete', meta, `delete from ${meta.tableName} where ${conditionOf(meta, where, values)}`, values);
}

export function selectOf<E>(source: DataSource, entity: Class<E>, where: Bag, more: '' | 'for update'): Statement {
  const meta = metaOf(source, entity);
  const values: unknown[] = [];
  const text = `select ${selected(meta)} from ${meta.tableName} where ${conditionOf(meta, where, values)} ${more}`;
  return named(more === '' ? 'find' : 'lock', meta, text, values);
}

function metaOf<E>(source: DataSource, entity: Class<E>): EntityMetadata {
  return source.getMetadata(entity as EntityTarget<object>);
}

function columnOf(meta: EntityMetadata, property: string): ColumnMetadata {
  const column = meta.findColumnWithPropertyName(property);
  if (!column) throw new Error(`${meta.tableName} has no column for ${property}`);
  return column;
}

function given(row: Bag): string[] {
  return Object.keys(row).filter((property) => row[property] !== undefined);
}

/** A place for each value, numbered in the order of their first use. */
function placesOf(meta: EntityMetadata, row: Bag): { place: (property: string) => string; values: unknown[] } {
  const values: unknown[] = [];
  const places = new Map<string, string>();
  const place = (property: string): string => {
    const known = places.get(property);
    if (known !== undefined) return known;
    const column = columnOf(meta, property);
    const value = row[property];
    const made =
      value instanceof Expression
        ? value.render(meta.tableName, (other) => ({ column: nameOf(columnOf(meta, other)), place: place(other) }))
        : `$${values.push(written(column, value))}`;
    places.set(property, made);
    return made;
  };
  return { place, values };
}

function conditionOf(meta: EntityMetadata, where: Bag, values: unknown[]): string {
  const conditions = given(where).map((property) => {
    const column = columnOf(meta, property);
    const value = where[property];
    if (value === null) return `${nameOf(column)} is null`;
    if (Array.isArray(value) && !column.isArray)
      return `${nameOf(column)} = any ($${values.push(value)}::${typeOf(column)}[])`;
    return `${nameOf(column)} = $${values.push(written(column, value))}`;
  });
  if (conditions.length === 0) throw new Error(`no rows of ${meta.tableName} are named`);
  return conditions.join(' and ');
}

function written(column: ColumnMetadata, value: unknown): unknown {
  return column.type === 'jsonb' && value !== null ? JSON.stringify(value) : value;
}

function typeOf(column: ColumnMetadata): string {
  return `${String(column.type)}${column.isArray ? '[]' : ''}`;
}

function nameOf(column: ColumnMetadata): string {
  return `"${column.databaseName}"`;
}

function returning(meta: EntityMetadata): string {
  const scalars = meta.columns.filter(({ type, isArray }) => !isArray && type !== 'jsonb' && type !== 'bytea');
  return `returning ${scalars.map((column) => `${nameOf(column)} as "${column.propertyName}"`).join(', ')}`;
}

function selected(meta: EntityMetadata): string {
  return meta.columns.map((column) => `${nameOf(column)} as "${column.propertyName}"`).join(', ');
}

/** Prepared under a name of its own, one for each text. */
const NAMES = new Map<string, string>();

function named(verb: string, meta: EntityMetadata, text: string, values: unknown[]): Statement {
  let name = NAMES.get(text);
  if (name === undefined) NAMES.set(text, (name = `${verb}-${meta.tableName}-${NAMES.size}`));
  return { text, values, name };
}
