import type { RegisterActKind, RegisterPart } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { insertAll, insertRow } from '../db/rows';
import { newId } from '../db/new-id';
import { RegisterAct, RegisterActPart } from './register-act.entities';
import type { RowJournal } from './row-journal';

/** An act as it is remembered beside the rows it was done with. */
export interface LoggedAct {
  kind: RegisterActKind;
  fromDay: string;
  decisionNumber?: string | null;
  decisionOn?: string | null;
  title?: string | null;
  parts: readonly { organizationId: string; part: RegisterPart }[];
}

/** Remembers an act of the register in its own transaction. @returns its id */
export async function logAct(
  manager: EntityManager,
  actor: Actor,
  at: Date,
  { parts, ...act }: LoggedAct,
  { changes }: RowJournal,
): Promise<string> {
  const id = newId();
  await insertRow(manager, RegisterAct, {
    ...act,
    id,
    decisionNumber: act.decisionNumber ?? null,
    decisionOn: act.decisionOn ?? null,
    title: act.title ?? null,
    rows: changes,
    createdBy: actor.accountId ?? '',
    createdAt: at.toISOString(),
    undoneBy: null,
    undoneAt: null,
    undoneReason: null,
  });
  await insertAll(
    manager,
    RegisterActPart,
    parts.map((part) => ({ id: newId(), actId: id, ...part })),
  );
  return id;
}
