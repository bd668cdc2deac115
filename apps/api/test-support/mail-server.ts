import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface ReceivedLetter {
  to: string[];
  from: string;
  subject: string;
  text: string;
  messageId: string;
}

/** How the server meets the next letters: takes them, refuses with a code, or takes one and hangs up without a word. */
export type Manner = 'take' | 'hang-up' | { refuse: number };

/** A real mail server on loopback that keeps every letter that reached it whole. */
export interface MailServer {
  url: string;
  letters: ReceivedLetter[];
  manner: Manner;
  /** Recipients refused for good, before a word of their letter. */
  unknown: string[];
  /** Holds its answer to a letter until this is fulfilled. */
  before: Promise<unknown>;
  close(): Promise<void>;
}

export async function aMailServer(account?: { user: string; password: string }): Promise<MailServer> {
  const mail: MailServer = {
    url: '',
    letters: [],
    manner: 'take',
    unknown: [],
    before: Promise.resolve(),
    close,
  };
  const server = new SMTPServer({
    disabledCommands: account ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    authOptional: !account,
    onAuth({ username, password }, _session, done) {
      const known = username === account?.user && password === account?.password;
      done(known ? null : new Error('Invalid username or password'), known ? { user: username } : undefined);
    },
    onRcptTo({ address }, _session, done) {
      const known = !mail.unknown.includes(address);
      done(known ? null : Object.assign(new Error('No such user'), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      void receive(stream).then(async (letter) => {
        await mail.before;
        if (typeof mail.manner === 'object')
          return done(Object.assign(new Error('Not now'), { responseCode: mail.manner.refuse }));
        mail.letters.push({ ...letter, to: session.envelope.rcptTo.map(({ address }) => address) });
        if (mail.manner === 'hang-up') return server.connections.forEach((each) => each.close());
        done(null);
      });
    },
  });
  // A line that the client or we ourselves broke is what some specs are about.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const who = account ? `${account.user}:${encodeURIComponent(account.password)}@` : '';
  mail.url = `smtp://${who}127.0.0.1:${port}`;
  return mail;

  function close(): Promise<void> {
    return new Promise((resolve) => server.close(() => resolve()));
  }
}

async function receive(stream: NodeJS.ReadableStream): Promise<Omit<ReceivedLetter, 'to'>> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  const { subject = '', text = '', messageId = '', from } = await PostalMime.parse(Buffer.concat(parts));
  return { subject, text, messageId, from: `${from?.name ?? ''} <${from?.address ?? ''}>` };
}
