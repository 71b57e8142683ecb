import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { cut } from './cut.js';
import {
  deleteOf,
  insertManyOf,
  insertOf,
  selectOf,
  updateOf,
  type Class,
  type New,
  type Patch,
  type Row,
  type Where,
  type Written,
} from './entity-sql.js';
import { unavailable } from './unavailable.js';
import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';

export type Params = readonly unknown[];

/** Reads rows as plain objects, in the pool or inside a transaction. A `name` makes a prepared statement, for hot reads. */
export interface Rows {
  rows<T extends object>(sql: string, params?: Params, name?: string): Promise<T[]>;
  one<T extends object>(sql: string, params?: Params, name?: string): Promise<T | undefined>;
  /** The row of an entity that `where` names; any of them where it names several. */
  find<E extends object>(entity: Class<E>, where: Where<E>): Promise<Row<E> | undefined>;
}

/**
 * One open transaction. `manager` serves entities, `rows` and `change` plain statements, on the same connection;
 * statements asked for at the same time are sent one after the other, as a connection takes one at a time.
 */
export class Tx implements Rows {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly manager: EntityManager,
    private readonly client: PoolClient,
  ) {}

  async rows<T extends object>(sql: string, params: Params = [], name?: string): Promise<T[]> {
    return (await this.inTurn(sql, params, name)).rows as T[];
  }

  async one<T extends object>(sql: string, params: Params = [], name?: string): Promise<T | undefined> {
    return (await this.rows<T>(sql, params, name))[0];
  }

  /** Runs a statement that writes and returns how many rows it touched. */
  async change(sql: string, params: Params = [], name?: string): Promise<number> {
    return (await this.inTurn(sql, params, name)).rowCount ?? 0;
  }

  async find<E extends object>(entity: Class<E>, where: Where<E>): Promise<Row<E> | undefined> {
    return (await this.statement<Row<E>>(selectOf(this.manager.connection, entity, where, '')))[0];
  }

  /** As `find`, its row locked until the transaction ends: who comes second reads what the first one did. */
  async lock<E extends object>(entity: Class<E>, where: Where<E>): Promise<Row<E> | undefined> {
    return (await this.statement<Row<E>>(selectOf(this.manager.connection, entity, where, 'for update')))[0];
  }

  /** Writes a row and returns it, without its documents and lists. */
  async insert<E extends object>(entity: Class<E>, row: New<E>): Promise<Written<E>> {
    return (await this.statement<Written<E>>(insertOf(this.manager.connection, entity, row)))[0]!;
  }

  /** Writes rows of the same columns in one statement. Values only, no expressions. */
  async insertMany<E extends object>(entity: Class<E>, rows: readonly New<E>[]): Promise<Written<E>[]> {
    return rows.length === 0 ? [] : this.statement<Written<E>>(insertManyOf(this.manager.connection, entity, rows));
  }

  /** Changes the rows that `where` names and returns how many they were. */
  async update<E extends object>(entity: Class<E>, where: Where<E>, patch: Patch<E>): Promise<number> {
    const { text, values, name } = updateOf(this.manager.connection, entity, where, patch);
    return this.change(text, values, name);
  }

  /** Takes away the rows that `where` names and returns how many they were. */
  async remove<E extends object>(entity: Class<E>, where: Where<E>): Promise<number> {
    const { text, values, name } = deleteOf(this.manager.connection, entity, where);
    return this.change(text, values, name);
  }

  private statement<T extends object>({ text, values, name }: ReturnType<typeof selectOf>): Promise<T[]> {
    return this.rows<T>(text, values, name);
  }

  /** When nothing that was asked for is on its way: before this neither a commit nor a rollback may be sent. */
  async settled(): Promise<void> {
    await this.last;
  }

  private inTurn(sql: string, params: Params, name?: string): Promise<QueryResult<QueryResultRow>> {
    const mine = this.last.then(() => run(this.client, sql, params, name));
    this.last = mine.catch(() => undefined);
    return mine;
  }
}

type Make<X extends Tx> = (manager: EntityManager, client: PoolClient) => X;

const RETRIED = new Set(['40001', '40P01']);
const TRIES = 3;

@Injectable()
export class Db implements Rows {
  constructor(@Inject(DataSource) readonly source: DataSource) {}

  get pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }

  async rows<T extends object>(sql: string, params: Params = [], name?: string): Promise<T[]> {
    return (await run(this.pool, sql, params, name).catch(raise)).rows as T[];
  }

  async one<T extends object>(sql: string, params: Params = [], name?: string): Promise<T | undefined> {
    return (await this.rows<T>(sql, params, name))[0];
  }

  async find<E extends object>(entity: Class<E>, where: Where<E>): Promise<Row<E> | undefined> {
    const { text, values, name } = selectOf(this.source, entity, where, '');
    return this.one<Row<E>>(text, values, name);
  }

  /** One act, one transaction. Run again when PostgreSQL asks for it (serialization failure, deadlock). */
  async tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same, with a transaction that knows more. */
  async tx<T, X extends Tx>(work: (tx: X) => Promise<T>, make: Make<X>): Promise<T>;
  async tx<T>(work: (tx: Tx) => Promise<T>, make: Make<Tx> = (manager, client) => new Tx(manager, client)): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work, make);
      } catch (error) {
        if (attempt >= TRIES || !RETRIED.has(sqlState(error) ?? '')) raise(error);
      }
    }
  }

  private async once<T>(work: (tx: Tx) => Promise<T>, make: Make<Tx>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const tx = make(runner.manager, client);
    try {
      await runner.startTransaction();
      const result = await work(tx);
      await tx.settled();
      await runner.commitTransaction();
      return result;
    } catch (error) {
      await tx.settled();
      // An answer that did not come may come yet: such a connection is not used again, not even to roll back.
      if (isSilence(error)) cut(client);
      await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** The SQLSTATE of a database error, however deep it is wrapped. */
export function sqlState(error: unknown): string | undefined {
  const e = error as { code?: unknown; driverError?: unknown } | null;
  if (typeof e?.code === 'string' && e.code.length === 5) return e.code;
  return e?.driverError ? sqlState(e.driverError) : undefined;
}

/** The name of the constraint that refused a row, or undefined. */
export function violated(error: unknown): string | undefined {
  const e = error as { constraint?: string; driverError?: unknown } | null;
  return e?.constraint ?? (e?.driverError ? violated(e.driverError) : undefined);
}

function isSilence(error: unknown): boolean {
  return (error as Error | null)?.message === 'Query read timeout';
}

function raise(error: unknown): never {
  throw unavailable(error) ?? error;
}

function run(on: Pool | PoolClient, text: string, values: Params, name?: string): Promise<QueryResult<QueryResultRow>> {
  return on.query(name ? { name, text, values: values as unknown[] } : { text, values: values as unknown[] });
}
