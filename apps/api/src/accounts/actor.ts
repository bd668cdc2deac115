import type { Role } from '@chibo/domain';

/** One thing an account may act as, today. */
export interface ActorRole {
  role: Role;
  organizationId: string;
}

/** Who asks: an account with what it may act as, or nobody (accountId null). */
export interface Actor {
  accountId: string | null;
  displayName: string;
  roles: ActorRole[];
  /** Signed in with a password somebody else made: nothing else is open before it is changed. */
  mustChoosePassword?: boolean;
  /** Of the HTTP request, or of the start-up step. */
  requestId: string;
}

export function systemActor(step: string): Actor {
  return { accountId: null, displayName: 'Hệ thống', roles: [], requestId: step };
}
