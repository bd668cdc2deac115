import pg from 'pg';

/** A connection of its own for the short questions of whoever watches a server: kept until it is dropped, then made anew. */
export class PostgresAsker {
  private client?: pg.Client;

  constructor(private readonly config: pg.ClientConfig) {}

  /** The one row that answers. After a failure drop() the connection: nobody knows what it still waits for. */
  async ask<R extends object>(statement: string): Promise<R> {
    this.client ??= await this.connect();
    const { rows } = await this.client.query<R>(statement);
    return rows[0];
  }

  drop(): void {
    const { client } = this;
    this.client = undefined;
    void client?.end().catch(() => undefined);
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client(this.config);
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }
}
