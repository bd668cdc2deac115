import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('account')
@Index('ux_account_login', ['loginKey'], { unique: true })
export class Account {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  login!: string;

  /** Lower case, NFC, without accents: two accounts may not look alike. */
  @Column('text')
  loginKey!: string;

  @Column('text')
  displayName!: string;

  /** Name and login as they are searched (foldVietnamese). */
  @Column('text')
  folded!: string;

  /** The name as it is sorted (sortKey). */
  @Column('text')
  sortKey!: string;

  /** argon2id; absent: nobody can sign in with a password. */
  @Column('text', { nullable: true })
  passwordHash!: string | null;

  @Column('text', { nullable: true })
  disabledAt!: string | null;

  /** Where letters about deadlines go; absent: nowhere. */
  @Column('text', { nullable: true })
  email!: string | null;

  /** Since when letters may go there: its owner has typed the code of one, or an administrator has given their word. */
  @Column('text', { nullable: true })
  emailConfirmedAt!: string | null;

  /** Of the code on its way there, SHA-256. */
  @Column('text', { nullable: true })
  emailCodeHash!: string | null;

  @Column('text', { nullable: true })
  emailCodeUntil!: string | null;

  @Column('text')
  createdAt!: string;

  /** Until when a password that somebody else made is taken; absent: the password is the owner's own. */
  @Column('text', { nullable: true })
  oneTimeUntil!: string | null;

  /** When that password was used: it opens one session, in which it is changed. */
  @Column('text', { nullable: true })
  oneTimeUsedAt!: string | null;

  /** Absent: never yet. */
  @Column('text', { nullable: true })
  lastSignedInAt!: string | null;
}

/** What an account may act as, and where, from a day until a day (end-exclusive). */
@Entity('role_assignment')
@Index('ix_role_assignment_account', ['accountId'])
@Index('ix_role_assignment_organization', ['organizationId'])
export class RoleAssignment {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  accountId!: string;

  @Column('text')
  organizationId!: string;

  @Column('text')
  role!: string;

  @Column('text')
  validFrom!: string;

  @Column('text', { nullable: true })
  validTo!: string | null;
}

/** One signed-in browser. The cookie's token is never stored, only its SHA-256. */
@Entity('session')
@Index('ix_session_account', ['accountId'])
@Index('ix_session_expires', ['expiresAt'])
export class Session {
  @PrimaryColumn('text')
  tokenHash!: string;

  @Column('text')
  accountId!: string;

  @Column('text')
  createdAt!: string;

  @Column('text')
  lastSeenAt!: string;

  /** Absolute end, whatever the use. */
  @Column('text')
  expiresAt!: string;

  /** Longest pause, seconds. */
  @Column('integer')
  idleSeconds!: number;

  /** Browser and system in words; absent: it did not say. */
  @Column('text', { nullable: true })
  device!: string | null;

  /** Whom the address stood for (networkOf) when it was opened. */
  @Column('text', { nullable: true })
  network!: string | null;
}

/** How often a secret was tried, one row per subject and window (sign-in-tries.service.ts): rows, for several API processes share it. */
@Entity('sign_in_try')
@Index('ix_sign_in_try_forget', ['forgetAt'])
export class SignInTry {
  /** E.g. `login <key> <network>`, `network <network>`. */
  @PrimaryColumn('text')
  subject!: string;

  @Column('text')
  network!: string;

  /** Whose secret was tried; absent until it was wrong, or when nobody has this login. */
  @Column('text', { nullable: true })
  accountId!: string | null;

  @Column('integer')
  tries!: number;

  /** How many of them the audit has been told. */
  @Column('integer')
  told!: number;

  @Column('text')
  openAt!: string;

  @Column('text')
  forgetAt!: string;
}

/** A browser in which an account has signed in; its cookie's token is stored as SHA-256 only. */
@Entity('known_device')
@Index('ix_known_device_account', ['accountId'])
export class KnownDevice {
  @PrimaryColumn('text')
  tokenHash!: string;

  @PrimaryColumn('text')
  accountId!: string;

  @Column('text')
  usedAt!: string;
}
