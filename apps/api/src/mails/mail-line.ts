import { once } from 'node:events';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isLoopback } from '../settings';
import type { Mail } from './mail.entity';
import type { MailSettings } from './mail-settings';

export type Letter = Pick<Mail, 'id' | 'address' | 'subject' | 'body' | 'createdAt'>;

/** What became of a letter. Only the server's own words settle it: a line that breaks before them leaves it unknown. */
export type Posted =
  { state: 'SENT' } | { state: 'REFUSED'; error: string; permanent: boolean } | { state: 'UNKNOWN'; error: string };

/** The mail server cannot be reached, or does not let us in. No letter was touched. */
export class NoLine extends Error {}

const PATIENCE = 30_000;

/**
 * One conversation with the mail server. Nodemailer's connection is used below its transport, which hides the one thing
 * needed to never send twice: whether the server had the letter when the line broke.
 */
export class MailLine {
  private constructor(
    private readonly connection: SMTPConnection,
    private readonly from: string,
  ) {}

  static async open(settings: MailSettings): Promise<MailLine> {
    const { host, port, secure, user, password, from } = settings;
    const connection = new SMTPConnection({
      host,
      port,
      secure,
      // A password never crosses the network in the clear.
      requireTLS: !secure && user !== undefined && !isLoopback(host),
      connectionTimeout: PATIENCE,
      greetingTimeout: PATIENCE,
      socketTimeout: PATIENCE,
    });
    try {
      await connected(connection);
      if (user !== undefined) await loggedIn(connection, user, password ?? '');
      // From now on a broken line is the answer of the letter under way, or of none.
      connection.on('error', () => undefined);
      return new MailLine(connection, from);
    } catch (error) {
      connection.close();
      throw new NoLine(wordsOf(error));
    }
  }

  async send(letter: Letter): Promise<Posted> {
    const message = await composed(letter, this.from);
    const envelope = { from: this.from, to: [letter.address] };
    return new Promise((resolve) => {
      this.connection.send(envelope, message, (error) => resolve(error ? postedOf(error) : { state: 'SENT' }));
    });
  }

  /** For `line = line.close()`. */
  close(): undefined {
    this.connection.quit();
    return undefined;
  }
}

async function connected(connection: SMTPConnection): Promise<void> {
  const failed = once(connection, 'error').then(([error]) => Promise.reject(error as Error));
  await Promise.race([failed, greeted(connection)]);
  failed.catch(() => undefined);
}

/** A line that is closed before the greeting is an error of the call, not an event. */
function greeted(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
}

function loggedIn(connection: SMTPConnection, user: string, pass: string): Promise<void> {
  return new Promise((resolve, reject) =>
    connection.login({ user, pass }, (error) => (error ? reject(error) : resolve())),
  );
}

/** Plain text; the letter's own id as Message-ID, so that a server that meets it again can tell. */
function composed({ id, address, subject, body, createdAt }: Letter, from: string): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: 'Sinh hoạt chi bộ', address: from },
    to: address,
    subject,
    text: body,
    date: new Date(createdAt),
    messageId: `<${id}@${from.split('@')[1]}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  return composer.compile().build();
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
}

function postedOf(error: SmtpError): Posted {
  const words = wordsOf(error);
  if (error.responseCode) return { state: 'REFUSED', error: words, permanent: error.responseCode >= 500 };
  // Turned down before a word was sent: an address or a letter that cannot be.
  if (error.command === 'API') return { state: 'REFUSED', error: words, permanent: error.code !== 'ECONNECTION' };
  return { state: 'UNKNOWN', error: words };
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
