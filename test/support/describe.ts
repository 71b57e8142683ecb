import pg from 'pg';

/** A column that a statement would give, without running it. */
export interface DescribedColumn {
  name: string;
  type: string;
}

interface Field {
  name: string;
  dataTypeID: number;
}

/** Prepares a statement and takes its description: the database itself says what it would give, and what is wrong with it. */
export async function describeStatement(client: pg.Client, text: string): Promise<DescribedColumn[]> {
  const fields = await new Promise<Field[]>((done, failed) => {
    let described: Field[] = [];
    const statement = {
      submit(
        { parse, describe, sync }: Record<string, (...args: unknown[]) => void>,
        connection: unknown = arguments[0],
      ) {
        parse!.call(connection, { text, name: '', types: [] }, true);
        describe!.call(connection, { type: 'S', name: '' }, true);
        sync!.call(connection);
      },
      handleRowDescription: (message: { fields: Field[] }) => void (described = message.fields),
      // The driver tells a statement that failed no more after this.
      handleError: failed,
      handleReadyForQuery: () => done(described),
    };
    client.query(statement as unknown as pg.Submittable);
  });
  return fields.map(({ name, dataTypeID }) => ({ name, type: TYPES.get(dataTypeID) ?? String(dataTypeID) }));
}

const TYPES = new Map(Object.entries(pg.types.builtins).map(([name, oid]) => [oid, name] as const));
