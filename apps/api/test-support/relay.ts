import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A line on loopback that a spec can make silent (open, but nothing arrives) or cut. */
export interface Relay {
  port: number;
  /** Nothing goes through any more, on old connections and new ones; nobody is told. */
  silence(): void;
  /** Every connection is closed, and new ones are. */
  cut(): void;
  /** New connections go through again. Those that were silent stay so: their other end has long gone. */
  restore(): void;
  close(): Promise<void>;
}

type Line = 'OPEN' | 'SILENT' | 'CUT';

export async function aRelay(to: { host: string; port: number }): Promise<Relay> {
  const pairs = new Set<[Socket, Socket]>();
  let line: Line = 'OPEN';
  const server = createServer((client) => {
    if (line === 'CUT') return void client.destroy();
    const behind = connect(to);
    const pair: [Socket, Socket] = [client, behind];
    pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => undefined);
      socket.once('close', () => {
        pairs.delete(pair);
        for (const each of pair) each.destroy();
      });
    }
    if (line === 'SILENT') return;
    client.pipe(behind);
    behind.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const each = (act: (pair: [Socket, Socket]) => void): void => [...pairs].forEach(act);
  const destroy = (pair: [Socket, Socket]): void => pair.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    silence() {
      line = 'SILENT';
      each(([client, behind]) => {
        client.unpipe(behind).pause();
        behind.unpipe(client).pause();
      });
    },
    cut() {
      line = 'CUT';
      each(destroy);
    },
    restore() {
      line = 'OPEN';
    },
    async close() {
      each(destroy);
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
