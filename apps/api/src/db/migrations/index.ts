import { FirstTables1795305600000 } from './1795305600000-first-tables';

/** In order; a landed migration is never edited. */
export const MIGRATIONS = [FirstTables1795305600000];
