import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import sqlite3 from 'sqlite3';
import { BareDb } from './bare-db';
import { bareLists } from './bare-lists';
import { bareSend } from './bare-send';

/**
 * The yardstick: node:http and prepared raw SQL on the same schema, file and pragmas. It writes the same rows and answers the
 * same bytes as the product; no framework, no validation, no rights, no rules.
 */
const file = process.argv[2];
const writer = new BareDb(file);
await writer.exec(
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;',
);
const reader = new BareDb(file, sqlite3.OPEN_READONLY);
await reader.exec('PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;');

/** What the product once answered and stored, given by the bench: for the bytes that rules would have made. */
export interface Model {
  snapshot: string;
  /** What a sent card keeps of its lines (selfFigures). */
  figures: [lines: string, full: string];
  /** Of a key: sealed, so of the same length. */
  response: string;
  receipt: Record<string, unknown>;
  ranking: Record<string, unknown>;
  table: Record<string, unknown>;
  queue: Record<string, unknown>;
}

let model: Model | undefined;
const send = bareSend(writer);
const lists = bareLists(reader);

const server = createServer((request, response) => void answer(request, response));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, route, first, second] = (request.url ?? '').split('/');
  if (route === 'model') model = JSON.parse(await body(request)) as Model;
  if (!model || route === 'model') return reply(response, '{}');
  if (route === 'send') {
    const content = JSON.parse(await body(request)) as { facts: { heldOn: string } };
    return reply(response, await send(model, first, content, String(request.headers['idempotency-key'])));
  }
  if (route === 'ranking') return reply(response, await lists.ranking(model, first));
  if (route === 'table') return reply(response, await lists.table(model, first, second));
  if (route === 'queue') return reply(response, await lists.queue(model, first, second));
  reply(response, '{}');
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function reply(response: ServerResponse, text: string): void {
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}
