import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openDataSources } from '../src/db/data-sources';
import { readSettings } from '../src/settings';
import type { Relay } from './relay';
import { aRelay } from './relay';
import type { TestDatabase } from './test-app';

/** A PostgreSQL with a streaming replica, both of this spec alone; the service reaches the replica through a relay. */
export interface Replicated {
  primary: string;
  replica: string;
  relay: Relay;
  /** Opens the database as one more process of the service would. @param replica address of the replica, if another one */
  open(replica?: string): Promise<TestDatabase>;
  /** The replica is gone at once, in the midst of whatever it does. */
  kill(): void;
  close(): Promise<void>;
}

interface Pair {
  primary: string;
  replica: string;
  replicaPid: number;
}

export async function replicated(): Promise<Replicated> {
  const servers = fork(join(import.meta.dirname, '../../../tools/testing/replicated.mjs'));
  const [{ primary, replica, replicaPid }] = (await once(servers, 'message')) as [Pair];
  const { hostname: host, port } = new URL(replica);
  const relay = await aRelay({ host, port: Number(port) });
  const through = new URL(replica);
  through.port = String(relay.port);
  return {
    primary,
    replica,
    relay,
    open: (address = through.href) => opened(primary, address),
    kill: () => process.kill(replicaPid, 'SIGKILL'),
    async close() {
      await relay.close();
      servers.disconnect();
      await once(servers, 'exit');
    },
  };
}

async function opened(primary: string, replica: string): Promise<TestDatabase> {
  const settings = readSettings({ DATABASE_URL: primary, DATABASE_REPLICA_URL: replica });
  const sources = await openDataSources(settings);
  return { sources, dataDir: '', place: settings, again: () => openDataSources(settings), drop: async () => undefined };
}
