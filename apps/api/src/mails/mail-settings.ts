import { isMailAddress } from '@chibo/contracts';

/** The mail server and who letters come from. */
export interface MailSettings {
  host: string;
  port: number;
  /** TLS from the first byte (smtps); otherwise STARTTLS where the server offers it. */
  secure: boolean;
  user?: string;
  password?: string;
  from: string;
}

/** Absent in a service without a mail server, and in the demonstration: its people are invented, their addresses are not. */
export const MAIL_SETTINGS = Symbol('MAIL_SETTINGS');

/** Address of the application for links in letters; absent when PUBLIC_URL is not set. */
export const PUBLIC_URL = Symbol('PUBLIC_URL');

/** @throws a sentence that names the remedy */
export function parseMailSettings(url: string | undefined, from: string | undefined): MailSettings | undefined {
  if (!url && !from) return undefined;
  if (!url) throw new Error('MAIL_FROM is set, but SMTP_URL is not: set both or neither.');
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol) || !new URL(url).hostname)
    throw new Error('SMTP_URL must be smtp://name:password@host:587 or smtps://name:password@host.');
  if (!from || !isMailAddress(from))
    throw new Error(`MAIL_FROM must be the address letters come from, like chibo@example.org, not "${from ?? ''}".`);
  const { protocol, hostname: host, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    user: decodeURIComponent(username) || undefined,
    password: decodeURIComponent(password) || undefined,
    from,
  };
}
