import type { AccessAction, Role } from '@chibo/domain';
import type { Need } from '../http/needs';

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
  /** Of a request: where it came from, as the audit keeps it. */
  network?: string;
  /** Of a request: the rights its route names, and those that were asked for on its way (http/needs.ts). */
  route?: { needs: readonly Need[]; asked: Set<AccessAction> };
}

export function systemActor(step: string): Actor {
  return { accountId: null, displayName: 'Hệ thống', roles: [], requestId: step };
}
