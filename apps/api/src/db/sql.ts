import type { EntityManager } from 'typeorm';

/** A piece of a statement with its values; pieces stand in pieces. Texts are constants of the source, never from outside. */
export class Sql {
  constructor(
    readonly texts: readonly string[],
    readonly values: readonly unknown[],
  ) {}
}

/** As `manager.sql`, for pieces that several statements share. A value that is a list becomes one parameter each. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  const texts = [strings[0]];
  const flat: unknown[] = [];
  for (const [at, value] of values.entries()) {
    if (value instanceof Sql) {
      texts[texts.length - 1] += value.texts[0];
      texts.push(...value.texts.slice(1));
      flat.push(...value.values);
      texts[texts.length - 1] += strings[at + 1];
    } else {
      flat.push(value);
      texts.push(strings[at + 1]);
    }
  }
  return new Sql(texts, flat);
}

/** A name of a table or column, as a piece. */
export function text(name: string): Sql {
  return new Sql([name], []);
}

/** What the statement finds. It reads: of one that changes rows TypeORM answers otherwise on either database. */
export function ask<R>(manager: EntityManager, { texts, values }: Sql): Promise<R[]> {
  const expressions = values.map((value) => (Array.isArray(value) ? () => value as string[] : value));
  return manager.sql<R[]>(Object.assign([...texts], { raw: texts }) as TemplateStringsArray, ...expressions);
}

/** Changes rows; what the database answers to that is nobody's matter. */
export async function change(manager: EntityManager, statement: Sql): Promise<void> {
  await ask(manager, statement);
}

/**
 * As ask(), for lists of many rows. SQLite's driver makes every value of every row by a call of its own, on the thread that
 * answers everybody: there the rows come as one text. Not for rows with long texts in them.
 * @param columns of the statement, numbers and texts
 */
export async function askMany<R extends object>(
  manager: EntityManager,
  columns: readonly (keyof R & string)[],
  statement: Sql,
): Promise<R[]> {
  if (manager.connection.options.type !== 'sqlite') return ask<R>(manager, statement);
  const [{ rows }] = await ask<{ rows: string }>(
    manager,
    sql`SELECT json_group_array(json_array(${text(columns.join(', '))})) AS rows FROM (${statement})`,
  );
  return (JSON.parse(rows) as unknown[][]).map((values) => {
    const row: Record<string, unknown> = {};
    for (const [at, column] of columns.entries()) row[column] = values[at];
    return row as R;
  });
}

/** The words (folded, of people) stand somewhere in the text, letter for letter. */
export function contains(where: Sql, words: string): Sql {
  const anywhere = `%${words.replace(/[!%_]/g, '!$&')}%`;
  return sql`${where} LIKE ${anywhere} ESCAPE '!'`;
}
