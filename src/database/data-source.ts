import { DataSource, type DataSourceOptions } from 'typeorm';
import { Clock } from '../clock.js';
import { ALL_ENTITIES } from './all-entities.js';
import { ALL_MIGRATIONS } from './all-migrations.js';
import { installPgTypes } from './pg-types.js';

/** Every connection reckons days in `zone`, whatever the server's own is: `localDay` and any cast of a moment go by it. */
export function dataSourceOptions(url: string, poolSize: number, zone = new Clock().zone): DataSourceOptions {
  installPgTypes();
  return {
    type: 'postgres',
    url,
    poolSize,
    entities: ALL_ENTITIES,
    migrations: ALL_MIGRATIONS,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    applicationName: 'thuoc-do',
    extra: { connectionTimeoutMillis: 10_000, idleTimeoutMillis: 60_000, keepAlive: true, options: `-c TimeZone=${zone}` },
    parseInt8: true,
  } as DataSourceOptions;
}

export async function openDataSource(url: string, poolSize = 4): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url, poolSize)).initialize();
}
