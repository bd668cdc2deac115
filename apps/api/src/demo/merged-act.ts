import type { RegisterAct, RegisterActPart } from '../organizations/register-act.entities';
import type { RowChange } from '../organizations/row-journal';
import { newId } from '../db/new-id';
import type { DemoTree, TreeRows } from './tree';

export interface MergedRows {
  acts: RegisterAct[];
  parts: RegisterActPart[];
}

const DECISION = { decisionNumber: '12-QĐ/ĐU', title: 'Về việc sáp nhập chi bộ' };

/** The decision by which the branch that is no more went into the first one of its committee, as if it had been made here. */
export function mergedAct({ cells }: DemoTree, { organizations, profiles, links }: TreeRows): MergedRows {
  const ended = organizations.find(({ existsTo }) => existsTo !== null);
  const link = links.find(({ childId }) => childId === ended?.id);
  const successor = cells.find(({ parentId }) => parentId === link?.parentId);
  if (!ended || !successor) return { acts: [], parts: [] };
  const id = newId();
  const day = ended.existsTo ?? '';
  const act: RegisterAct = {
    ...{ id, kind: 'ABSORB', fromDay: day, decisionOn: day, ...DECISION },
    rows: [
      cut(
        'organization_profile',
        profiles.find(({ organizationId }) => organizationId === ended.id),
      ),
      cut('organization_link', link),
      change('organization', ended.id, { ...ended, existsTo: null }, ended),
    ].flat(),
    ...{ createdBy: '', createdAt: `${day}T02:00:00.000Z`, undoneBy: null, undoneAt: null, undoneReason: null },
  };
  const part = (organizationId: string, what: RegisterActPart['part']): RegisterActPart => ({
    ...{ id: newId(), actId: id, organizationId, part: what },
  });
  return { acts: [act], parts: [part(ended.id, 'ENDS'), part(successor.id, 'STAYS')] };
}

function cut(table: string, row: { id: string; validTo: string | null } | undefined): RowChange[] {
  return row ? [change(table, row.id, { ...row, validTo: null }, row)] : [];
}

function change(table: string, id: string, before: object, after: object): RowChange {
  return { table, id, before, after };
}
