import type { DataSource } from 'typeorm';

/** An acknowledged write must survive a power cut: WAL with synchronous=FULL or nothing. */
export const WRITER_PRAGMAS = ['synchronous=FULL'];

const SHARED_PRAGMAS = ['cache_size=-65536', 'temp_store=MEMORY'];

/** Settings of a connection; they are gone with it. */
export async function setPragmas(source: DataSource, own: string[]): Promise<void> {
  for (const pragma of [...SHARED_PRAGMAS, ...own]) await source.query(`PRAGMA ${pragma}`);
}
