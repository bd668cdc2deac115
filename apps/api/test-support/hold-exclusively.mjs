import sqlite3 from 'sqlite3';

/** Another process that holds an SQLite file the way a running service holds its lock file. */
const db = new sqlite3.Database(process.argv[2]);
db.exec('BEGIN EXCLUSIVE', () => process.send?.('held'));
setInterval(() => undefined, 1000);
