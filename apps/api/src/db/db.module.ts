import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSources } from './database';
import { DATA_SOURCES, Database } from './database';

/** Makes the door available everywhere; TypeORM itself stays behind it. */
@Global()
@Module({})
export class DbModule {
  static over(sources: DataSources): DynamicModule {
    return {
      module: DbModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => sources.writer.options,
          dataSourceFactory: async () => sources.writer,
        }),
      ],
      providers: [{ provide: DATA_SOURCES, useValue: sources }, Database],
      exports: [Database],
    };
  }
}
