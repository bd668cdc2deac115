import { DefaultNamingStrategy } from 'typeorm';

/** snake_case columns, so that the same hand-written SQL runs on SQLite and PostgreSQL without quotes. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string): string {
    return customName || propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
