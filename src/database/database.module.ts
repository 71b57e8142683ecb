import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { appDataSourceOptions } from './data-source.js';
import { DATABASE_URL, DatabaseWatch } from './database-watch.js';
import { Db } from './db.js';

@Global()
@Module({ providers: [Db, DatabaseWatch], exports: [Db, DatabaseWatch] })
export class DatabaseModule {
  static to(url: string, poolSize: number, zone: string): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({ ...appDataSourceOptions(url, poolSize, zone), retryAttempts: 5, retryDelay: 1000 }),
      ],
      providers: [{ provide: DATABASE_URL, useValue: url }],
    };
  }
}
