import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions } from './data-source.js';
import { Db } from './db.js';

@Global()
@Module({ providers: [Db], exports: [Db] })
export class DatabaseModule {
  static to(url: string, poolSize: number, zone: string): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(url, poolSize, zone), retryAttempts: 5, retryDelay: 1000 })],
    };
  }
}
