import { DataSource, getMetadataArgsStorage, type DataSourceOptions } from 'typeorm';
import { Clock } from '../clock.js';
import { ALL_MIGRATIONS } from './all-migrations.js';
import { installPgTypes } from './pg-types.js';

/** Every connection reckons days in `zone`, whatever the server's own is: `localDay` and any cast of a moment go by it. */
function dataSourceOptions(url: string, poolSize: number, zone = new Clock().zone): DataSourceOptions {
  installPgTypes();
  return {
    type: 'postgres',
    url,
    poolSize,
    entities: loadedRows(),
    migrations: ALL_MIGRATIONS,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    applicationName: 'thuoc-do',
    extra: {
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      options: `-c TimeZone=${zone}`,
    },
    parseInt8: true,
  } as DataSourceOptions;
}

/** A row's class makes itself known by its decorator when its room loads it, so the rooms need no list down here. */
function loadedRows(): DataSourceOptions['entities'] {
  return getMetadataArgsStorage().tables.map(({ target }) => target);
}

/**
 * For the pages. A person waits for a lock at most as long as a page may take; what runs on without end is ended by the
 * server, and an answer that should have come by then never will.
 */
export function appDataSourceOptions(url: string, poolSize: number, zone: string): DataSourceOptions {
  const options = dataSourceOptions(url, poolSize, zone);
  const limits = {
    connectionTimeoutMillis: 5_000,
    lock_timeout: 8_000,
    statement_timeout: 30_000,
    query_timeout: 35_000,
    idle_in_transaction_session_timeout: 60_000,
  };
  return { ...options, extra: { ...(options.extra as object), ...limits } } as DataSourceOptions;
}

/** For migrations, the sample and commands: nobody waits for them, so they may take as long as they take. */
export async function openDataSource(url: string, poolSize = 4): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url, poolSize)).initialize();
}
