import { DataSource, type DataSourceOptions } from 'typeorm';
import { ALL_ENTITIES } from './all-entities.js';
import { ALL_MIGRATIONS } from './all-migrations.js';
import { installPgTypes } from './pg-types.js';

export function dataSourceOptions(url: string, poolSize: number): DataSourceOptions {
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
    extra: { connectionTimeoutMillis: 10_000, idleTimeoutMillis: 60_000, keepAlive: true },
    parseInt8: true,
  } as DataSourceOptions;
}

export async function openDataSource(url: string, poolSize = 4): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url, poolSize)).initialize();
}
